import { expect } from 'vitest'
import type { World } from './world.ts'

export interface SentMessage {
  channel: string
  to: string
  subject: string
  text: string
}

/** The messages of the development inbox, once at least `count` have gone out: the queue sends them a moment later. */
export async function readInbox(world: World, count: number): Promise<SentMessage[]> {
  const read = async () =>
    ((await (await fetch(`${world.origin}/dev/inbox.json`)).json()) as { messages: SentMessage[] }).messages
  await expect.poll(async () => (await read()).length, { timeout: 120_000 }).toBeGreaterThanOrEqual(count)
  return read()
}
