"""Answer -> Chart: one builder a kind of comparison."""
