/** Writes law/worked-cases-explained.txt: look at what changed in it before you commit. */
import { writeFileSync } from 'node:fs'
import { readLaw } from './law-files.ts'
import { reasoningFile, writeReasoning } from './reasoning.ts'

writeFileSync(reasoningFile, writeReasoning(readLaw()))
