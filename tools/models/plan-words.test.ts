import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const need = (id: string) => {
  const found = models.needs.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no need ${id}`)
  return found.raw
}
const planIn = (id: string) => JSON.stringify(need(id).plan)

describe('a plan speaks of the need it stands for', () => {
  test.each([
    ['emergency-pill', /kolmen tunnin/, /[Vv]erenpaine|Pohkeen/, 1],
    ['unwanted-pregnancy', /Kukaan ei taivuttele/, /[Vv]erenpaine|kondomi|Pohkeen/, 7],
    ['child-health', /Lapsi on veltto/, /Foolihappo|synnytyspäivystys|raskausviikoilla/, 14],
    ['sting', /piikki/, /punkki/, 2],
    ['lump', /[Kk]ahdessa arkipäivässä/, /raavi|apteekin hoito/, 7],
    ['verbal-abuse', /Nollalinja/, /laskut|tiliote/, 14],
  ])('%s', (id, own, foreign, followUpDays) => {
    expect(planIn(id)).toMatch(own)
    expect(planIn(id)).not.toMatch(foreign)
    expect(need(id).plan?.[0]?.followUpDays).toBe(followUpDays)
  })

  test.each(['lump', 'breast', 'mastitis', 'sting'])('%s has its own goal and competences', (id) => {
    const { goals, competences } = need(id)
    expect(JSON.stringify({ goals, competences })).not.toMatch(/[Ss]eksuaaliterve|kutina valvota|luottamuksella|Purema/)
  })

  test('no two needs of contraception or of the clinics have one plan between them', () => {
    for (const name of ['contraception', 'maternity-child-health']) {
      const plans = models.needs.filter(({ model }) => model === name).map(({ raw }) => JSON.stringify(raw.plan))
      expect(new Set(plans).size, name).toBe(plans.length)
    }
  })

  test('who is called names at home is a matter of violence, with a safe contact', () => {
    const proposal = proposeGuidance(models, {
      text: 'Mies haukkuu ja nimittelee minua kotona joka päivä',
      lang: 'fi',
      person: { age: 40 },
      channel: 'web_form',
      answers: {},
      contactTime: '2026-11-24T09:12',
    })
    expect(proposal.needs.map(({ needId }) => needId)).not.toContain('life-in-knots')
    expect(proposal.safeContact.needed).toBe(true)
  })
})
