"""Pictures of how a case study spread, drawn by the server: what to draw and where. Their templates are _picture_*."""
