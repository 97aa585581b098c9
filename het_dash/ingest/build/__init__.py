"""Sources in, published store out, stage by stage."""
