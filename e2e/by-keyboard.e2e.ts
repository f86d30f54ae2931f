import { afterAll, beforeAll, expect, test } from 'vitest'
import { KeyboardNurse, type Deed } from './pages/keyboard-nurse.ts'
import { picture } from './world/looker.ts'
import { sendContact } from './world/send-contact.ts'
import { desktop, startWorld, type World } from './world/world.ts'

// A nurse's morning without a mouse, from the sign-in on: one person after the other, in the order of the list. Twelve in
// each run; LUUKKU_PERSONS=60 walks sixty.
const persons = Number(process.env.LUUKKU_PERSONS ?? 12)
const mostKeys = 25
const stories = [
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.',
  'En saa nukuttua ja mieli on matala, itkettää usein.',
  'Vuokra on rästissä ja pelottaa häätö.',
  'Selkä on jumissa ja särkee iltaisin.',
  'Juon liikaa ja haluaisin apua siihen.',
] as const
const deeds: readonly Deed[] = ['accept', 'override', 'slip', 'accept', 'no-answer']
let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(async () => {
  await world.close()
})
const tell = (n: number, text: string) =>
  sendContact(world, {
    text,
    person: { givenName: `Rivi${String(n)}`, familyName: 'Koe' },
    contactWay: { ways: ['call', 'sms'], phone: `040 321 ${String(1000 + n)}` },
  })

test(
  `${String(persons)} people in a row by keyboard alone: each in ${String(mostKeys)} keys, and the list stays where it was`,
  async () => {
    for (let n = 0; n < persons; n++) await tell(n, stories[n % stories.length] ?? '')
    const page = await world.open({ viewport: desktop })
    const nurse = new KeyboardNurse(page)
    await nurse.signIn('hoitaja-1')
    // Not from the top: who is finished in the middle must not send the cursor there.
    await nurse.press('j')
    await nurse.press('j')
    const taken: number[] = []
    for (let n = 0; n < persons; n++) {
      const deed = deeds[n % deeds.length] ?? 'accept'
      const before = await nurse.list()
      const id = before.ids[before.at] ?? ''
      expect(await nurse.stands()).toMatchObject({ row: id })
      // While one is helped another tells: what comes in above moves nothing under her.
      if (n === 3) await tell(persons, 'Lapsella on kova kuume ja hän on väsynyt.')
      taken.push(await nurse.nextPerson(deed))
      await picture(page, `keyboard-${String(n)}`, false)
      if (deed === 'no-answer') {
        // Who did not answer stays, and so does the cursor.
        await expect.poll(() => nurse.stands()).toMatchObject({ row: id })
        await nurse.press(before.at === before.ids.length - 1 ? 'k' : 'j')
        await expect.poll(async () => (await nurse.stands()).row).not.toBe(id)
        continue
      }
      const next = before.ids[before.at + 1] ?? before.ids[before.at - 1]
      await expect.poll(async () => (await nurse.list()).ids.includes(id)).toBe(false)
      if (next !== undefined) await expect.poll(() => nurse.stands()).toMatchObject({ row: next })
    }
    const sorted = taken.toSorted((a, b) => a - b)
    console.log(
      `${String(persons)} people by keyboard: ${String(sorted[Math.floor(sorted.length / 2)])} keys each in the middle, ${String(sorted.at(-1))} at most, besides the words`,
    )
    expect(sorted.at(-1)).toBeLessThanOrEqual(mostKeys)
    expect(nurse.slips).toBeGreaterThan(0)
    expect(world.faults).toEqual([])
    // Half a minute each, on a machine that is busy with other things.
  },
  30_000 * persons,
)
