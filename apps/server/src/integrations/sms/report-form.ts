import { z } from 'zod'

/** One report as a gateway said it, read by its form; other states (queued, on its way) are no report. */
export interface ReadReport {
  readonly ref: string
  readonly delivery: 'delivered' | 'undelivered'
}

const formSchema = z.strictObject({
  ref: z.string().min(1),
  state: z.string().min(1),
  delivered: z.array(z.string()).min(1),
  failed: z.array(z.string()).min(1),
})
export type ReportForm = z.infer<typeof formSchema>

/** Where nothing else is set: `ref`, and `state` that is delivered or failed. */
export const plainReportForm: ReportForm = { ref: 'ref', state: 'state', delivered: ['delivered'], failed: ['failed'] }

/**
 * How one gateway names things: JSON of `{ ref, state, delivered, failed }`. `ref` and `state` are names of fields, with dots
 * between the names of nested ones; `delivered` and `failed` are the words of the gateway that say so.
 *
 * @throws Error of what is wrong with the form
 */
export function readReportForm(text: string): ReportForm {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Error('the form of the SMS reports is no JSON')
  }
  const read = formSchema.safeParse(json)
  if (!read.success) throw new Error('the form of the SMS reports needs ref, state, delivered and failed')
  if (read.data.delivered.some((word) => read.data.failed.includes(word)))
    throw new Error('the form of the SMS reports calls one word delivered and failed')
  return read.data
}

/** Every report in what was posted (one, or a list of them); what is none is left out. The address's own fields fill in. */
export function readReports(form: ReportForm, posted: unknown, query: Readonly<Record<string, unknown>>): ReadReport[] {
  const each = Array.isArray(posted) ? posted : [posted]
  return each.flatMap((one: unknown): ReadReport[] => {
    const valueOf = (path: string) => toText(valueAt(one, path)) ?? toText(query[path])
    const [ref, state] = [valueOf(form.ref), valueOf(form.state)]
    if (ref === undefined || state === undefined) return []
    if (form.delivered.includes(state)) return [{ ref, delivery: 'delivered' as const }]
    return form.failed.includes(state) ? [{ ref, delivery: 'undelivered' as const }] : []
  })
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Record<string, unknown>)[name]
          : undefined,
      value,
    )
}

const toText = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
