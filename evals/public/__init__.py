"""Public question sets, asked through the same runner; read where they lie, never copied into the project."""
