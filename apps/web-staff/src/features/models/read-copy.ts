import { largestBody, modelCopySchema, type ModelCopy } from '@luukku/contract'

/** A little is kept for what the request says beside the file. */
const largestFile = largestBody - 1024

/** How large a file may be, as the screen says it before anybody chooses one. */
export const largestMegabytes = Math.floor(largestFile / 1_000_000)

type ReadCopy = { readonly copy: ModelCopy } | { readonly refused: 'not-a-model' | 'too-large' }

/** A chosen file as a model, or why it is none: what the server would refuse for its size is told before it is sent. */
export function readCopy(text: string): ReadCopy {
  if (new TextEncoder().encode(text).length > largestFile) return { refused: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refused: 'not-a-model' }
  }
  const read = modelCopySchema.safeParse(value)
  if (read.success) return { copy: read.data }
  return { refused: read.error.issues.every(({ code }) => code === 'too_big') ? 'too-large' : 'not-a-model' }
}
