"""What the Swedish language needs: numbers, sentences, words, invisible characters, phrases."""
