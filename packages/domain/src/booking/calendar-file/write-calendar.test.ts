import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentLine, escapeText, longestLineOctets } from './content-line.ts'
import { writeCalendar, type CalendarEvent } from './write-calendar.ts'

const octets = (text: string) => new TextEncoder().encode(text).length
const anyText = fc.string({ unit: 'binary', maxLength: 400 })
/** What a calendar program does first: lines that go on are joined. */
const unfold = (file: string) => file.replaceAll('\r\n ', '')
const unescape = (value: string) =>
  value.replaceAll(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === 'n' ? '\n' : one))

describe('a content line', () => {
  test('has at most 75 octets, ends with CRLF, and is the same once joined again, whatever stands in it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = `SUMMARY:${escapeText(text)}`
        const written = contentLine(line)
        expect(written.endsWith('\r\n')).toBe(true)
        for (const one of written.slice(0, -2).split('\r\n')) expect(octets(one)).toBeLessThanOrEqual(longestLineOctets)
        expect(unfold(written)).toBe(`${line}\r\n`)
      }),
    )
  })
  test('of 75 octets stands whole and of 76 goes on; a letter of two octets is never cut', () => {
    expect(contentLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`)
    expect(contentLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x\r\n`)
    expect(contentLine(`${'x'.repeat(74)}ä`)).toBe(`${'x'.repeat(74)}\r\n ä\r\n`)
    expect(contentLine('x'.repeat(75 + 75))).toBe(`${'x'.repeat(75)}\r\n ${'x'.repeat(74)}\r\n x\r\n`)
  })
})

describe('a text value', () => {
  test('comes back as it was, but for control characters; nothing in it can begin a line of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeText(text)
        expect(escaped).not.toMatch(/[\r\n]/)
        const kept = text
          .replaceAll(/\r\n|\r|\n/g, '\n')
          // eslint-disable-next-line no-control-regex -- the characters that are left out
          .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
        expect(unescape(escaped)).toBe(kept)
      }),
    )
  })
  test('a name with a comma, a semicolon and a line end', () => {
    expect(escapeText('Talo A; ovi 2, 3. krs\nSoita\\summeri')).toBe('Talo A\\; ovi 2\\, 3. krs\\nSoita\\\\summeri')
  })
})

const event = (more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: '0199-aa',
  sequence: 0,
  fromMs: Date.parse('2026-11-25T09:00:00+02:00'),
  toMs: Date.parse('2026-11-25T09:30:00+02:00'),
  isCancelled: false,
  summary: 'Varattu aika',
  ...more,
})
const made = Date.parse('2026-11-24T07:00:00Z')
const linesOf = (...events: CalendarEvent[]) => unfold(writeCalendar(events, made)).split('\r\n')

describe('a calendar file', () => {
  test('names its zone and gives the times in it, in winter and in summer', () => {
    const lines = linesOf(
      event(),
      event({
        fromMs: Date.parse('2027-06-01T09:00:00+03:00'),
        toMs: Date.parse('2027-06-01T10:15:00+03:00'),
      }),
    )
    expect(lines).toContain('TZID:Europe/Helsinki')
    expect(lines).toContain('DTSTART;TZID=Europe/Helsinki:20261125T090000')
    expect(lines).toContain('DTEND;TZID=Europe/Helsinki:20261125T093000')
    expect(lines).toContain('DTSTART;TZID=Europe/Helsinki:20270601T090000')
    expect(lines).toContain('DTEND;TZID=Europe/Helsinki:20270601T101500')
    expect(lines).toContain('DTSTAMP:20261124T070000Z')
  })
  test('in the hour that comes twice the first is local and the second in UTC', () => {
    const at = (moment: string) =>
      linesOf(event({ fromMs: Date.parse(moment) })).find(
        (one) => one.startsWith('DTSTART:2') || one.startsWith('DTSTART;'),
      )
    expect(at('2027-10-31T03:30:00+03:00')).toBe('DTSTART;TZID=Europe/Helsinki:20271031T033000')
    expect(at('2027-10-31T03:30:00+02:00')).toBe('DTSTART:20271031T013000Z')
  })
  test('a move keeps the identity with a greater number; a cancellation says so', () => {
    const moved = linesOf(event({ sequence: 2, isCancelled: true }))
    expect(moved).toEqual(
      expect.arrayContaining(['UID:0199-aa', 'SEQUENCE:2', 'STATUS:CANCELLED', 'TRANSP:TRANSPARENT']),
    )
    expect(linesOf(event())).toEqual(expect.arrayContaining(['SEQUENCE:0', 'STATUS:CONFIRMED']))
  })
  test('says no place where none may be told, and is private', () => {
    expect(linesOf(event()).some((one) => one.startsWith('LOCATION'))).toBe(false)
    expect(linesOf(event({ place: 'Kemi, Talo 1' }))).toContain('LOCATION:Kemi\\, Talo 1')
    expect(linesOf(event())).toContain('CLASS:PRIVATE')
  })
  test('every begin has its end, in order, with any number of events', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (texts) => {
        const open: string[] = []
        for (const line of linesOf(...texts.map((summary) => event({ summary, description: summary })))) {
          if (line.startsWith('BEGIN:')) open.push(line.slice(6))
          if (line.startsWith('END:')) expect(open.pop()).toBe(line.slice(4))
        }
        expect(open).toEqual([])
      }),
    )
  })
})
