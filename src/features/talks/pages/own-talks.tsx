import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { TalkHelp } from './help.tsx'
import { talkFields } from './record-dialog.tsx'
import './talks.css'

type Own = Awaited<ReturnType<typeof call.talks.own.list>>

/** 我的谈心谈话: mine, with what was said, and a new one in a minute. */
export default function OwnTalks() {
  const query = useQuery(ask.talks.own.list.queryOptions())
  const [recording, setRecording] = useState(false)
  return (
    <>
      <PageHelp>
        <TalkHelp />
      </PageHelp>
      <PageHeader
        actions={
          <button type="button" className="button primary" onClick={() => setRecording(true)}>
            <Icon name="plus" />
            登记谈话
          </button>
        }
      />
      <Answered query={query}>
        {(own) => (
          <>
            <Talks own={own} />
            {recording && <RecordOwn own={own} onClose={() => setRecording(false)} />}
          </>
        )}
      </Answered>
    </>
  )
}

function Talks({ own }: { own: Own }) {
  const withdraw = useAct(call.talks.own.withdraw, { done: '已撤下' })
  const takeOut = async (id: number) => {
    const reason = await askReason({ title: '撤下登记错的谈话', submit: '撤下' })
    if (reason) await withdraw.run({ id, reason })
  }
  if (own.talks.length === 0)
    return (
      <Panel>
        <Empty title="还没有登记谈话" icon="phone">
          和同志们谈过以后，点“登记谈话”，选姓名和日期就可以。
        </Empty>
      </Panel>
    )
  return (
    <Panel>
      <ul className="talk-own">
        {own.talks.map((one) => (
          <li key={one.id}>
            <strong>{one.withName}</strong>
            <span className="grow muted number">{one.heldOn}</span>
            {one.mine && (
              <button type="button" className="link" onClick={() => void takeOut(one.id)}>
                撤下
              </button>
            )}
            {one.gist && <p className="talk-gist">{one.gist}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function RecordOwn({ own, onClose }: { own: Own; onClose: () => void }) {
  const record = useAct(call.talks.own.record, { done: '已登记' })
  const options = own.colleagues.map(({ personId, name }) => ({ value: String(personId), label: name }))
  return (
    <FormDialog
      title="登记谈话"
      fields={[
        { kind: 'choice', name: 'withId', label: '和谁谈的', required: true, wide: true, options },
        ...talkFields,
      ]}
      start={{ heldOn: today() }}
      submitWord="登记"
      onClose={onClose}
      onSubmit={({ withId, heldOn, gist }) =>
        record.send({
          withId: Number(withId),
          heldOn: String(heldOn),
          gist: gist ? String(gist) : undefined,
        })
      }
    />
  )
}
