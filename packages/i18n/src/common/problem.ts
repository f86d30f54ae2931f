import { defineCatalogue } from '../catalogue.ts'
import { problemEn } from './problem-en.ts'
import { problemFi } from './problem-fi.ts'
import { problemSe } from './problem-se.ts'
import { problemSv } from './problem-sv.ts'

/** What happened and what to do now, for each error code of the contract: `<code>.what`, `<code>.next`. */
export const problemTexts = defineCatalogue({ fi: problemFi, sv: problemSv, en: problemEn, se: problemSe })
