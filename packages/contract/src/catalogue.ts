import { z } from 'zod'
import { languageSchema, localTextSchema, needRegisterSchema, serviceCodeSchema } from './common.ts'
import { defineRoute } from './route.ts'

const kindSchema = z.enum(['service', 'channel', 'organization'])
const hoursSchema = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  opens: z.string().optional(),
  closes: z.string().optional(),
  alwaysOpen: z.boolean(),
  closed: z.boolean(),
  byReservation: z.boolean(),
  /** Only for its own dates. */
  exceptional: z.boolean().optional(),
  /** From the opening of the first day to the closing of the last. */
  overMidnight: z.boolean().optional(),
  /** Days, `YYYY-MM-DD`. What does not hold now is not told, except exceptions to come. */
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  /** The place or channel whose hours they are, where it is another than what was found. */
  place: localTextSchema.optional(),
  text: localTextSchema,
})

/** Something that was found: a service booked here (`own`), or one that the national register tells of. */
export const catalogueHitSchema = z.object({
  id: z.string(),
  kind: z.enum(['own', 'service', 'channel']),
  name: localTextSchema,
  code: serviceCodeSchema.optional(),
  register: needRegisterSchema.optional(),
  bookable: z.boolean().optional(),
  modes: z.array(z.string()).optional(),
  summary: localTextSchema.optional(),
  /** Who answers for it, as the register names them. */
  givenBy: z.array(z.string()).optional(),
  ngo: z.boolean().optional(),
  charge: z.string().optional(),
  /** The price in the register’s own words. */
  price: localTextSchema.optional(),
  languages: z.array(z.string()).optional(),
  phones: z.array(z.string()).optional(),
  pages: z.array(z.object({ url: z.string(), text: z.string() })).optional(),
  addresses: z.array(localTextSchema).optional(),
  hours: z.array(hoursSchema).optional(),
})
export type CatalogueHit = z.infer<typeof catalogueHitSchema>

const namedSchema = z.object({ id: z.string(), kind: kindSchema, name: localTextSchema })
export const importReportSchema = z.object({
  dryRun: z.boolean(),
  counts: z.object({
    read: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    /** In the catalogue and not in the file. */
    missing: z.number().int(),
    /** Of the missing, those that end because the file is the whole register. */
    ended: z.number().int(),
    /** Items that could not be placed, and are not kept: without an id, of no known kind, or given twice. */
    dropped: z.number().int(),
    /** Fields of another form than the register's; kept as they came. */
    strange: z.number().int(),
  }),
  added: z.array(namedSchema),
  changed: z.array(namedSchema.extend({ fields: z.array(z.string()) })),
  missing: z.array(namedSchema),
  strange: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      why: z.enum(['unknown-field', 'other-form', 'unknown-class', 'no-id', 'unknown-kind', 'twice']),
    }),
  ),
})
export type ImportReportView = z.infer<typeof importReportSchema>

const tag = 'service catalogue'
export const catalogueRoutes = {
  // What people look for tells of their health: it stands in a body, never in an address.
  searchCatalogue: defineRoute({
    id: 'searchCatalogue',
    method: 'POST',
    path: '/api/catalogue/search',
    tag,
    summary: 'Services in one’s own words, without diacritics and with slips. Kept nowhere.',
    body: z.object({ words: z.string().min(1).max(2000), lang: languageSchema.default('fi') }),
    response: z.object({
      /** The words tell of a danger: call 112 comes before any service. */
      emergency: z.boolean(),
      hits: z.array(catalogueHitSchema),
    }),
  }),
  listServiceClasses: defineRoute({
    id: 'listServiceClasses',
    method: 'GET',
    path: '/api/catalogue/classes',
    tag,
    summary: 'The service classes of the national register: the vocabulary of the catalogue.',
    response: z.object({
      classes: z.array(z.object({ code: z.string(), broader: z.string().optional(), name: localTextSchema })),
    }),
  }),
  importCatalogue: defineRoute({
    id: 'importCatalogue',
    method: 'POST',
    path: '/api/catalogue/import',
    tag,
    command: true,
    summary: 'Take a file of the national service register in (PTV V10/V11). With dryRun nothing is written.',
    body: z.object({ content: z.unknown(), whole: z.boolean().default(false), dryRun: z.boolean() }),
    response: importReportSchema,
  }),
}
