import type { CompiledNeed } from './guidance-models.ts'

const faintPriority = -2

/** What is told beside almost anything, poor sleep or being alone, makes no other matter one in passing; its answer does. */
export function isFaint({ raw }: CompiledNeed): boolean {
  return (raw.priority ?? 0) <= faintPriority
}
