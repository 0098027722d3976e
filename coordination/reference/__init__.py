"""Reference data: law, codes and lists, each fact with its source and date."""
