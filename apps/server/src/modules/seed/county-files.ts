import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { localTextSchema, modeSchema, needRegisterSchema, serviceCodeSchema } from '@luukku/contract'
import { z } from 'zod'

const instances = join(import.meta.dirname, '../../../../../instances')

const settingsSchema = z.object({
  code: z.string(),
  name: localTextSchema,
  settings: z.record(z.string(), z.unknown()),
  dutyRoles: z.array(
    z.object({
      code: z.string(),
      name: localTextSchema,
      phone: z.string(),
      register: z.enum(['health', 'social', 'both']),
      alwaysOpen: z.boolean(),
      /** Where a class A or B that only this role can carry is told at once: class and reference, nothing else. */
      alarmTo: z.string().optional(),
    }),
  ),
  guidance: z.object({
    municipality: z.string(),
    nurses: z.number().int().min(1),
    socialCounsellors: z.number().int().min(1),
  }),
  /**
   * Who receives when the health centres are closed, for their listed services alone: what must be seen the same day is
   * seen on a Sunday too. Of each entry one person is at work in each turn.
   */
  onCall: z.object({
    municipality: z.string(),
    receptions: z.array(
      z.object({
        profession: z.string(),
        services: z.array(serviceCodeSchema).min(1),
        people: z.number().int().min(3),
        turns: z
          .array(
            z.object({
              days: z.enum(['every', 'working', 'other']),
              from: z.string().regex(/^\d\d:\d\d$/),
              /** At or before `from`: on the next day. */
              to: z.string().regex(/^\d\d:\d\d$/),
            }),
          )
          .min(1),
      }),
    ),
  }),
  unitMunicipalities: z.array(z.string()).min(1),
  samiMunicipalities: z.array(z.string()),
  professionalsPer10000: z.record(z.string(), z.number().positive()),
})
const municipalitiesSchema = z.object({
  source: z.string(),
  municipalities: z.array(
    z.object({
      code: z.string(),
      name: localTextSchema,
      population: z.number().int(),
      /** Of its centre, degrees, WGS 84: journeys are reckoned from it. */
      latitude: z.number(),
      longitude: z.number(),
    }),
  ),
})
const servicesSchema = z.object({
  services: z.array(
    z.object({
      code: serviceCodeSchema,
      register: needRegisterSchema,
      name: localTextSchema,
      bookable: z.boolean(),
      modes: z.array(modeSchema),
      professions: z.array(z.string()),
      durationMinutes: z.number().int(),
      /** What it is in the national catalogue, where something follows from it: `P3.8`, child protection. */
      classes: z.array(z.string().regex(/^P\d+(\.\d+)*$/)).default([]),
      /** 703/2023 § 26 (2): its extracts open from another service only after a confirmation. */
      speciallyProtected: z.boolean().default(false),
      /** Given to groups: a place in a session is booked. */
      group: z.boolean().default(false),
      /** Who sits in beside the professional, one of each entry. */
      together: z
        .array(z.object({ professions: z.array(z.string()), register: z.enum(['health', 'social']) }))
        .default([]),
    }),
  ),
})

/** What a county's folder in `instances/` says, with the common service catalogue. */
export interface CountyFiles extends z.output<typeof settingsSchema> {
  id: string
  municipalities: z.output<typeof municipalitiesSchema>['municipalities']
  services: z.output<typeof servicesSchema>['services']
}

/** There is no such county, or a file of it does not have its form. The message is all that a person needs. */
export class CountyFilesError extends Error {
  override name = 'CountyFilesError'
}

/**
 * @param id  name of the folder, `lapland`
 * @throws CountyFilesError
 */
export async function readCountyFiles(id: string): Promise<CountyFiles> {
  if (!/^[a-z][a-z-]{1,30}$/.test(id) || !existsSync(join(instances, id)))
    throw new CountyFilesError(`there is no county ${JSON.stringify(id)} in instances/`)
  const settings = await readFormed(`${id}/settings.json`, settingsSchema)
  const { municipalities } = await readFormed(`${id}/municipalities.json`, municipalitiesSchema)
  const { services } = await readFormed('services.json', servicesSchema)
  return { id, ...settings, municipalities, services }
}

async function readFormed<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>> {
  const text = await readFile(join(instances, file), 'utf8').catch(() => {
    throw new CountyFilesError(`there is no file instances/${file}`)
  })
  const read = schema.safeParse(parseJson(text))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`)
  throw new CountyFilesError(`instances/${file} does not have its form\n- ${faults.join('\n- ')}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The made-up file of the national service register of a demo county, where it has one. */
export async function readDemoRegister(id: string): Promise<unknown> {
  const text = await readFile(join(instances, id, 'register-demo.json'), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as unknown)
}
