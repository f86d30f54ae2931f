import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainForm, readGatewayForm } from './gateway-form.ts'

const to = '+358 40 111 2222'

describe('the form of an SMS gateway', () => {
  test('where nothing is set is number and words as JSON', () => {
    expect([plainForm.contentType, plainForm.body({ to, text: 'Hei "sinä"' })]).toEqual([
      'application/json',
      '{"to":"+358 40 111 2222","text":"Hei \\"sinä\\""}',
    ])
  })
  test('as JSON has number and words where the template says, at any depth', () => {
    const form = readGatewayForm(
      '{"from":"Lappi","messages":[{"recipients":["{to}"],"body":{"text":"{text}"},"flash":false}]}',
    )
    expect(form.contentType).toBe('application/json')
    expect(JSON.parse(form.body({ to, text: 'Hei' }))).toEqual({
      from: 'Lappi',
      messages: [{ recipients: [to], body: { text: 'Hei' }, flash: false }],
    })
  })
  test('as fields is encoded as a form is', () => {
    const form = readGatewayForm('sender=Lapin+hyvinvointialue&dst={to}&msg={text}')
    expect(form.contentType).toBe('application/x-www-form-urlencoded')
    expect([...new URLSearchParams(form.body({ to, text: 'a&b=c ä +1' }))]).toEqual([
      ['sender', 'Lapin hyvinvointialue'],
      ['dst', to],
      ['msg', 'a&b=c ä +1'],
    ])
  })
  test('is changed by nothing that number and words hold', () => {
    const json = readGatewayForm('{"a":"{to}","b":{"c":"{text}"},"d":1}')
    const fields = readGatewayForm('a={to}&b={text}&c=1')
    const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('{to}', '{text}', '","d":2', '&c=2', '\r\n'))
    fc.assert(
      fc.property(any, any, (number, text) => {
        expect(JSON.parse(json.body({ to: number, text }))).toEqual({ a: number, b: { c: text }, d: 1 })
        expect([...new URLSearchParams(fields.body({ to: number, text }))]).toEqual([
          ['a', number],
          ['b', text],
          ['c', '1'],
        ])
      }),
    )
  })
  test.each([
    '{"a":"{to}"}',
    'a={text}',
    '{"a":"{to}","b":"{text}"',
    '{"{to}":"a","b":"{text}"}',
    '{"a":"{to}","b":{"{text}":1}}',
    '={to}&b={text}',
    '{text}={to}',
    '',
  ])('that says too little or is none is refused: %j', (template) => {
    expect(() => readGatewayForm(template)).toThrow(/^the form of the SMS gateway/)
  })
})
