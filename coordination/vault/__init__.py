"""Keys, sealed values and keyed digests: the only place where content is encrypted or opened."""
