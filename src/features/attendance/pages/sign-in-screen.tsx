import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { wayNames, whyClosed } from '../rules.ts'
import { signInHelp } from './help.tsx'
import './attendance.css'

type Attendance = Awaited<ReturnType<typeof call.attendance.get>>

/** 扫码签到: the code large on the screen of the hall, how many have signed in, and who. */
export default function SignInScreen() {
  const id = Number(useParams().id)
  const query = useQuery(ask.attendance.get.queryOptions({ input: { id }, refetchInterval: 3000 }))
  const attendance = query.data
  const title = attendance && (attendance.title || meetingKindNames[attendance.kind])
  const open = attendance && whyClosed(attendance.status) === null
  usePageTitle(title && `${open ? '扫码签到' : '签到情况'}：${title}`)
  return (
    <>
      <PageHelp>{signInHelp}</PageHelp>
      <PageHeader
        title={title}
        note={attendance && [attendance.on, attendance.startsAt, attendance.place].filter(Boolean).join(' ')}
        actions={
          open ? (
            <>
              <Entry attendance={attendance} />
              <PageLink to={`/meetings/${id}/on-site`} className="button">
                会场记录
              </PageLink>
            </>
          ) : (
            <PageLink to={`/meetings/${id}`} className="button">
              会议页
            </PageLink>
          )
        }
      />
      <Answered query={query}>
        {(found) => (
          <div className="sign-in-screen">
            {open && <Code id={id} />}
            <Roll attendance={found} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Code({ id }: { id: number }) {
  const code = useQuery(
    ask.attendance.code.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => Math.max(1, state.data?.seconds ?? 5) * 1000,
      refetchIntervalInBackground: true,
    }),
  )
  const { data, error, refetch } = code
  return (
    <Panel className="sign-in-code">
      {data && !error && (
        <svg
          viewBox={`-4 -4 ${data.size + 8} ${data.size + 8}`}
          role="img"
          aria-label="签到二维码"
          shapeRendering="crispEdges"
        >
          <rect x="-4" y="-4" width={data.size + 8} height={data.size + 8} fill="#fff" />
          <path d={data.path} fill="#000" />
        </svg>
      )}
      <RefusalNotice error={error} retry={() => void refetch()} />
      <p>请用手机扫一扫签到；不方便扫码的，请告诉记录人。</p>
    </Panel>
  )
}

function Roll({ attendance }: { attendance: Attendance }) {
  const { invited, signedIn, onLeave, present, rate, roll } = attendance
  const missing = roll.filter(({ signIn, excuse }) => signIn === null && excuse === null)
  const leave = roll.filter(({ signIn, excuse }) => signIn === null && excuse !== null)
  return (
    <Panel title="签到情况">
      <p className="sign-in-count" role="status">
        <b className="number">{signedIn}</b> / {invited} 人已签到
        {onLeave > 0 && `，请假 ${onLeave} 人`}
      </p>
      {present !== null && (
        <p>
          会议记录登记：实到 {present} 人，到会率 {rate}%
        </p>
      )}
      <ul className="sign-in-names" aria-label="已签到">
        {roll
          .filter(({ signIn }) => signIn !== null)
          .map(({ personId, name, signIn }) => (
            <li key={personId}>
              <b>{name}</b>
              {signIn && <When at={signIn.at} />}
              {signIn && signIn.way !== 'code' && (
                <small>
                  {wayNames[signIn.way]}
                  {signIn.because && `：${signIn.because}（${signIn.enteredBy}）`}
                </small>
              )}
            </li>
          ))}
      </ul>
      {missing.length > 0 && <p className="muted">尚未签到：{missing.map(({ name }) => name).join('、')}</p>}
      {leave.length > 0 && (
        <p className="muted">请假：{leave.map(({ name, excuse }) => `${name}（${excuse}）`).join('、')}</p>
      )}
    </Panel>
  )
}

function Entry({ attendance: { id, roll } }: { attendance: Attendance }) {
  const [open, setOpen] = useState(false)
  const enter = useAct(call.attendance.enter, { done: '已补签' })
  const missing = roll.filter(({ signIn }) => signIn === null)
  if (missing.length === 0) return null
  const options = missing.map(({ personId, name }) => ({ value: String(personId), label: name }))
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        补签
      </button>
      {open && (
        <FormDialog
          title="补签"
          fields={[
            { kind: 'choice', name: 'personId', label: '到会同志', required: true, options },
            {
              kind: 'text',
              name: 'because',
              label: '补签原因',
              required: true,
              maximum: 200,
              hint: '例如：手机没电，本人到会。',
            },
          ]}
          submitWord="补签"
          onSubmit={({ personId, because }) =>
            enter.send({ id, personId: Number(personId), because: String(because ?? '') })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
