import { RareName } from '#web/kit/facts.tsx'
import type { Field } from '#web/kit/fields.ts'
import type { Column } from '#web/kit/list-question.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'

/** Whose dues a line is about. */
export const personHead: Column<{ personName: string }> = {
  key: 'personName',
  title: '姓名',
  card: 'title',
  fixed: true,
  width: 100,
  render: (row) => <RareName name={row.personName} />,
}

/** How a line stands, in words and colour. */
export const stateHead = <State extends string>(
  names: Record<State, string>,
  tones: Record<State, Tone>,
  width = 130,
): Column<{ state: State }> => ({
  key: 'state',
  title: '状态',
  card: 'beside',
  width,
  render: ({ state }) => <StatusDot tone={tones[state]}>{names[state]}</StatusDot>,
})

/** The search of every list of people. */
export const findField: Field = { kind: 'text', name: 'text', label: '查找', placeholder: '姓名、拼音或工号' }
