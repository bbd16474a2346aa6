import type { call } from '#web/call.ts'
import type { Option } from '#web/kit/fields.ts'
import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type DocumentStatus, documentStatusNames } from '../rules.ts'

export type Shown = Awaited<ReturnType<typeof call.documents.get>>
export type Row = Awaited<ReturnType<typeof call.documents.list>>['rows'][number]

const tones: Record<DocumentStatus, Tone> = { draft: 'info', issued: 'good', voided: 'quiet' }

export function DocumentState({ document }: { document: Pick<Row, 'status' | 'sealed'> }) {
  const { status, sealed } = document
  return (
    <StatusDot tone={tones[status]}>
      {documentStatusNames[status]}
      {sealed && '，已用印'}
    </StatusDot>
  )
}

export const optionsOf = (names: Record<string, string>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
