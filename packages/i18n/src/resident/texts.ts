import { defineCatalogue } from '../catalogue.ts'
import { residentEn } from './en.ts'
import { residentFi } from './fi.ts'
import { residentSe } from './se.ts'
import { residentSv } from './sv.ts'

/** Everything the resident's screens say. */
export const residentTexts = defineCatalogue({ fi: residentFi, sv: residentSv, en: residentEn, se: residentSe })
