import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HelpedAct } from '#basics/contract.ts'
import { ask, call } from '#web/call.ts'
import { useBeginFor, useHelped } from '#web/frames/stand-in.tsx'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Facts } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { actsInWords, isOpen, wayNames } from '../rules.ts'
import { StateDot } from './consent-state.tsx'
import { DoneTimeline } from './done-timeline.tsx'
import { HelpingHelp } from './help.tsx'
import { consentFields, consentStart } from './record-dialog.tsx'
import './helping.css'

type Own = Awaited<ReturnType<typeof call.helping.own.list>>

/** 代我办理: whom I asked to help and what was done for me; and whom I help. */
export default function OwnHelping() {
  const query = useQuery(ask.helping.own.list.queryOptions())
  const [giving, setGiving] = useState(false)
  return (
    <>
      <PageHelp>
        <HelpingHelp />
      </PageHelp>
      <PageHeader
        actions={
          <button type="button" className="button primary" onClick={() => setGiving(true)}>
            <Icon name="plus" />
            委托他人代办
          </button>
        }
      />
      <div className="stack">
        <Helped />
        <Answered query={query}>
          {(own) => (
            <>
              <Consents own={own} />
              <Panel title="代我办的事">
                <DoneTimeline rows={own.done} />
              </Panel>
              {giving && <GiveDialog own={own} onClose={() => setGiving(false)} />}
            </>
          )}
        </Answered>
      </div>
    </>
  )
}

/** Whom I may act for: shown to whoever may. */
function Helped() {
  const helped = useHelped()
  const begin = useBeginFor()
  if (helped.length === 0) return null
  return (
    <Panel title="我可以代办的同志">
      <ul className="helping-people">
        {helped.map((one) => (
          <li key={one.consentId}>
            <p className="grow">
              <b className="name">{one.personName}</b>
              <small className="muted">
                {actsInWords(one.acts)}；到 {one.untilOn}
              </small>
            </p>
            <button type="button" className="button primary" onClick={() => void begin(one.consentId)}>
              代 {one.personName} 办理
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Consents({ own }: { own: Own }) {
  const withdraw = useAct(call.helping.own.withdraw, { done: '已撤销' })
  const end = async (id: number) => {
    const reason = await askReason({
      title: '撤销委托',
      words: '撤销后代办人马上不能再代您办理。',
      submit: '撤销',
    })
    if (reason) await withdraw.run({ id, reason })
  }
  if (own.consents.length === 0)
    return (
      <Panel title="我的委托">
        <Empty title="没有委托别人代办" icon="people">
          需要本支部的同志帮您办事时，点“委托他人代办”，或者请党支部登记。
        </Empty>
      </Panel>
    )
  return own.consents.map((one) => (
    <Panel key={one.id} title={`委托${one.helperName}`} extra={<StateDot state={one.state} />}>
      <Facts
        least={220}
        facts={[
          { label: '代办事项', value: actsInWords(one.acts), wide: true },
          { label: '期限', value: `${one.fromOn} 至 ${one.untilOn}` },
          { label: '委托方式', value: wayNames[one.given] },
          { label: '见证人', value: one.witnessName, absent: !one.witnessName },
          {
            label: '撤销',
            value: `${one.withdrawnBy}：${one.withdrawnBecause}`,
            absent: one.withdrawnAt === null,
            wide: true,
          },
        ]}
      />
      {isOpen(one.state) && (
        <button type="button" className="button" onClick={() => void end(one.id)}>
          撤销委托
        </button>
      )}
    </Panel>
  ))
}

function GiveDialog({ own, onClose }: { own: Own; onClose: () => void }) {
  const give = useAct(call.helping.own.give, { done: '已委托，代办人会收到通知' })
  return (
    <FormDialog
      title="委托他人代办"
      notice="代办人只能办您勾选的事，每办一件您都会收到告知，随时可以撤销。"
      fields={consentFields(own.candidates)}
      start={consentStart()}
      submitWord="委托"
      onClose={onClose}
      onSubmit={({ helperId, helpedActs, fromOn, untilOn }) =>
        give.send({
          helperId: Number(helperId),
          helpedActs: helpedActs as HelpedAct[],
          fromOn: String(fromOn),
          untilOn: String(untilOn),
        })
      }
    />
  )
}
