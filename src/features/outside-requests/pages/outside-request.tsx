import { useQuery } from '@tanstack/react-query'
import { ask, call, fileAddress } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { askReason, confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { fileSize } from '#web/kit/file-size.ts'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { OutsideStateDot } from './outside-state.tsx'
import './outside.css'

type Whole = Awaited<ReturnType<typeof call.outsideRequests.get>>

/** One request that was begun outside: read, then taken up or declined. */
export default function OutsideRequest() {
  const id = Number(useParams().id)
  const query = useQuery(ask.outsideRequests.get.queryOptions({ input: { id } }))
  const one = query.data
  usePageTitle(one?.matter)
  return (
    <>
      <PageHelp>
        先与持码人核实是不是本人提交，再受理。受理后成为本组织请示的草稿，附件一并带入，可以修改，由书记签发报送；草稿删去的，这一件重新等待受理。不受理的写明原因，原因随结果送到外网，不要写不宜公开的内容。
      </PageHelp>
      <PageHeader title={one?.matter} beside={one && <OutsideStateDot state={one.state} />} />
      <Answered query={query}>
        {(found) => (
          <div className="stack">
            <Course one={found} />
            <Text one={found} />
            {found.maySettle && <Acts one={found} />}
          </div>
        )}
      </Answered>
    </>
  )
}

function Course({ one }: { one: Whole }) {
  return (
    <Panel>
      {one.declinedBecause && (
        <Notice kind="warning">
          {one.declinedBy}不受理：{one.declinedBecause}
        </Notice>
      )}
      <Facts
        facts={[
          { label: '党组织', value: one.organizationName },
          { label: '持码人', value: one.holder },
          { label: '外网提交', value: <When at={one.writtenAt} /> },
          { label: '内网收到', value: <When at={one.arrivedAt} /> },
          {
            label: '受理',
            value: one.takenUpAt && (
              <>
                {one.takenUpBy} <When at={one.takenUpAt} />
              </>
            ),
            absent: one.requestId === null,
          },
          {
            label: '请示',
            value: one.requestId && (
              <PageLink className="link" to={`/requests/${one.requestId}`}>
                {one.number ?? '打开草稿'}
              </PageLink>
            ),
            absent: one.requestId === null,
          },
          { label: '批复字号', value: one.replyNumber, absent: one.replyNumber === null },
          { label: '批复日期', value: one.repliedOn, absent: one.repliedOn === null },
        ]}
      />
    </Panel>
  )
}

function Text({ one }: { one: Whole }) {
  return (
    <Panel title="内容">
      <p className="outside-body">{one.body}</p>
      {one.attachments.length > 0 && (
        <ul className="outside-files">
          {one.attachments.map(({ id, name, bytes }) => (
            <li key={id}>
              <a className="link" href={fileAddress(`/outside-requests/${one.id}/files/${id}`)} download>
                {name}
              </a>{' '}
              <span className="muted">{fileSize(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Acts({ one: { id, matter, organizationName } }: { one: Whole }) {
  const go = useGo()
  const takeUp = useAct(call.outsideRequests.takeUp, {
    done: '已起草成请示',
    after: ({ requestId }) => go(`/requests/${requestId}`),
  })
  const decline = useAct(call.outsideRequests.decline, { done: '已登记，随下一个摆渡包告知' })
  const accept = async () => {
    const words = `起草成“${organizationName}”的请示，由书记签发报送。请先与持码人核实。`
    if (await confirm({ title: `受理“${matter}”？`, words, submit: '受理' })) await takeUp.run({ id })
  }
  const refuse = async () => {
    const words = '原因随结果送到外网，请不要写不宜公开的内容。'
    const reason = await askReason({ title: '不受理', words, label: '原因', danger: true, submit: '不受理' })
    if (reason) await decline.run({ id, reason })
  }
  return (
    <ActionBar>
      <button type="button" className="button" disabled={decline.busy} onClick={() => void refuse()}>
        不受理
      </button>
      <button type="button" className="button primary" disabled={takeUp.busy} onClick={() => void accept()}>
        受理，起草请示
      </button>
    </ActionBar>
  )
}
