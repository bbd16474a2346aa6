/** Every field that the contracts label, held against everybody who may ask for it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isMasked, type MaskedField } from '#basics/masks.ts'
import { type PersonalField, personalFields, type Viewer, whyNotGive } from '#basics/personal-fields.ts'
import { endpointsOf } from '#platform/api-description.ts'
import { eachLine, eachValue, type Labelled, labelledByEndpoint, type Step } from '#platform/disclosure.ts'
import { readSheet, writeSheet } from '#platform/sheets.ts'
import { contracts } from './contracts.ts'
import { answersIn } from './zones.ts'

const planted: Record<MaskedField, string> = {
  identityNumber: '11010519491231002X',
  phone: '13800001234',
  homeAddress: '燕平市河东区杏坛路8号',
}
const endpoints = labelledByEndpoint(contracts)
const office = { member: true, paths: ['1.'], own: false }
const member = { member: true, paths: [], own: false }
const masses = { member: false, paths: [], own: false }
const viewers: Viewer[] = [
  ...[office, member, masses].flatMap((who) =>
    (['intranet', 'extranet'] as const).map((zone) => ({ ...who, zone })),
  ),
  { ...masses, own: true, zone: 'intranet' },
]

/** The least answer that holds a value at this place. */
const answerWith = (steps: Step[], value: unknown): unknown =>
  steps.reduceRight<unknown>(
    (inner, step) => (step === eachLine ? [inner] : step === eachValue ? { some: inner } : { [step]: inner }),
    value,
  )

const told = (field: PersonalField) => (isMasked(field) ? planted[field] : 'secret')

/** What is left of it: the answer, or that it was refused. */
function given({ disclose }: (typeof endpoints)[number], { steps, field }: Labelled, viewer: Viewer): string {
  try {
    return JSON.stringify(disclose(answerWith(steps, told(field)), viewer))
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'field-not-for-you')
    return 'refused'
  }
}

describe('A labelled field', () => {
  it('is there for every kind of field, in what more than sixty endpoints answer', () => {
    const found = new Set(endpoints.flatMap(({ labelled }) => labelled.map(({ field }) => field)))
    assert.deepEqual([...found].sort(), Object.keys(personalFields).sort())
    assert.ok(endpoints.length > 60, String(endpoints.length))
  })

  it('leaves no answer whole for whoever may not see it: every endpoint, every place, everybody', () => {
    for (const endpoint of endpoints)
      for (const one of endpoint.labelled)
        for (const viewer of viewers) {
          const where = `${endpoint.name} ${one.steps.join('.')} ${JSON.stringify(viewer)}`
          const left = given(endpoint, one, viewer)
          if (isMasked(one.field)) assert.match(left, /\*{4}/, where)
          assert.equal(
            left.includes(told(one.field)),
            !isMasked(one.field) && whyNotGive(one.field, viewer) === null,
            where,
          )
        }
  })

  it('is seen by office holders on the intranet, by oneself, and by members as far as it is 内部', () => {
    const seen = (viewer: Viewer) =>
      Object.keys(personalFields).filter(
        (field) => !isMasked(field) && whyNotGive(field as PersonalField, viewer) === null,
      )
    const all = Object.keys(personalFields).filter((field) => !isMasked(field))
    assert.deepEqual(
      viewers.map((viewer) => seen(viewer).length),
      [all.length, 0, 7, 0, 0, 0, all.length],
    )
  })

  it('does not stand in what a stranger or the extranet is answered, but in what is one’s own', () => {
    const open = new Set(
      endpointsOf(contracts).flatMap(({ name, meta }) =>
        /^(?:public|session)$/.test(meta.permission) || answersIn('extranet', name) ? [name] : [],
      ),
    )
    assert.deepEqual(
      endpoints.map(({ name }) => name).filter((name) => open.has(name)),
      ['messages.preferences.get', 'messages.preferences.set'],
    )
  })

  it('keeps what is masked already as it is, and does not touch what stands beside it', () => {
    const list = endpoints.find(({ name }) => name === 'people.list')
    const rows = [
      { name: '张三', phone: '138****1234' },
      { name: '李四', phone: null },
    ]
    const answer = { rows, total: 2 }
    assert.deepEqual(list?.disclose(answer, { ...office, zone: 'intranet' }), answer)
    assert.deepEqual(list?.disclose({ rows: null }, { ...office, zone: 'intranet' }), { rows: null })
  })

  it('leaves masked in a sheet whose column says so, whatever its rows say', async () => {
    const columns = [
      { title: '姓名' },
      ...Object.keys(planted).map((field) => ({ title: field, masked: field as MaskedField })),
    ]
    const sheet = writeSheet({ name: '名册', columns }, [
      ['张三', ...Object.values(planted)],
      ['李四', null, '138****0000', ''],
    ])
    const bytes = new Uint8Array(await new Response(sheet).arrayBuffer())
    const lines = await Array.fromAsync(readSheet(bytes, '表.xlsx'))
    assert.deepEqual(
      lines.map(({ cells }) => cells),
      [
        ['姓名', ...Object.keys(planted)],
        ['张三', '1****************X', '138****1234', '燕平****'],
        ['李四', '', '138****0000', ''],
      ],
    )
  })
})
