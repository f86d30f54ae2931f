import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SocialUrgency, UrgencyClass } from '@luukku/domain/guidance'
import type { Scenario } from '../../apps/server/src/cli/answer-scenario.ts'
import { modelsFolder } from '../../apps/server/src/modules/guidance/index.ts'

/** What makes a contact hard to read; each is counted by itself. */
export type Trait =
  | 'negation'
  | 'other-person'
  | 'past'
  | 'hypothetical'
  | 'vague'
  | 'dialect'
  | 'typos'
  | 'instruction'
  | 'unread-language'

/** A made-up first contact of a model with what a careful professional would do. The form is in models/CONTACTS.md. */
export interface Contact extends Scenario {
  readonly lang: 'fi' | 'sv' | 'en' | 'se'
  readonly message: string
  readonly traits?: readonly Trait[]
  readonly expected: {
    readonly urgency_class: UrgencyClass
    readonly urgency_acceptable: readonly string[]
    readonly services: readonly string[]
    readonly also_acceptable: readonly string[]
    readonly clocks: readonly string[]
    readonly call_112: boolean
    readonly child_protection_notice: boolean
    readonly social_urgency: SocialUrgency
    readonly special_support_suspected?: boolean
    /** The care follows a plan that exists. */
    readonly plan_based?: boolean
  }
  /** Folder of the model that the contact lies with. */
  readonly model: string
}

/** The contacts of all models, or of one. */
export function readContacts(model?: string): Contact[] {
  return readdirSync(modelsFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('contacts.json') && (model === undefined || path.startsWith(`${model}/`)))
    .sort()
    .flatMap((path) => {
      const file = JSON.parse(readFileSync(join(modelsFolder, path), 'utf8')) as { scenarios: Omit<Contact, 'model'>[] }
      return file.scenarios.map((contact) => ({ ...contact, model: path.split('/')[0] ?? '' }))
    })
}

/**
 * A third of the contacts is never looked at while the rules are tuned. Which third follows from the id alone (FNV-1a),
 * so that nobody chooses it and it never changes.
 */
export function isHeldOut(id: string): boolean {
  let hash = 0x811c9dc5
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % 3 === 0
}
