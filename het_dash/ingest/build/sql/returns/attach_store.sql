-- Opens a published store beside whatever else has it open in this process, and reads its newest content.
ATTACH $path AS published (READ_ONLY)
