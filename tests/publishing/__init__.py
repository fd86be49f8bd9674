"""Publishing: releases that take each other's place, and what must be whole before they do."""
