import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { seatsInWords } from '../establishments/rules.ts'
import type { Establishment } from './establishment.tsx'
import { StartDialog } from './start-dialog.tsx'
import './chain.css'

/** What a founded branch has before it, for each side the same words; the button for whoever may press it. */
export function ChainNext({ one }: { one: Establishment }) {
  if (one.phase === 'electing') return <Electing one={one} />
  return one.phase === 'filing' ? <Filing one={one} /> : null
}

function Electing({ one }: { one: Establishment }) {
  const { electBy, subjectShort, convenerName, election, seats, deputies } = one
  const may = useMay()('elections.conduct')
  const [starting, setStarting] = useState(false)
  const late = electBy !== null && electBy < today()
  const office = convenerName ? `，由筹备负责人${convenerName}召集` : ''
  return (
    <Panel className="chain-panel">
      <div className="chain-next">
        <div>
          <p>
            <strong>{`下一步：首次选举，${electBy} 前${late ? '（已超期）' : ''}`}</strong>
          </p>
          <p className="muted">
            {election
              ? `${subjectShort}的首次选举正在办理${election.step ? `，当前“${election.step}”` : ''}，计划 ${election.plannedOn} 召开党员大会。`
              : `${subjectShort}召开党员大会，选举${seatsInWords({ committee: seats > 0, seats, deputies })}${office}。`}
          </p>
        </div>
        {election ? (
          <PageLink className="button primary" to={`/elections/${election.id}`}>
            办理首次选举
          </PageLink>
        ) : (
          may && (
            <button type="button" className="button primary" onClick={() => setStarting(true)}>
              发起首次选举
            </button>
          )
        )}
      </div>
      {starting && <StartDialog founding={one} onClose={() => setStarting(false)} />}
    </Panel>
  )
}

function Filing({ one }: { one: Establishment }) {
  const may = useMay()('elections.file')
  const [open, setOpen] = useState(false)
  return (
    <Panel className="chain-panel">
      <div className="chain-next">
        <div>
          <p>
            <strong>下一步：上级组织部门备案</strong>
          </p>
          <p className="muted">
            {one.term
              ? `班子已经选举产生并登记，本届任期 ${one.term.fromOn} 至 ${one.term.endsOn}。`
              : '党支部已经登记到党组织。'}
            {!may && '请政工部门登记备案。'}
          </p>
        </div>
        {may && (
          <button type="button" className="button primary" onClick={() => setOpen(true)}>
            登记备案
          </button>
        )}
      </div>
      {open && <FileDialog id={one.id} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function FileDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const file = useAct(call.elections.establishments.file, { done: '已备案' })
  return (
    <FormDialog
      title="登记备案"
      notice="批复和设立情况、选举结果报上级党委组织部门备案（《支部工作条例（试行）》第五条）。"
      fields={[{ kind: 'day', name: 'filedOn', label: '备案日期', required: true, until: today() }]}
      start={{ filedOn: today() }}
      submitWord="备案"
      onClose={onClose}
      onSubmit={({ filedOn }) => file.send({ id, filedOn: String(filedOn) })}
    />
  )
}
