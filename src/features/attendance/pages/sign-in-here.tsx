import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { meetingKindNames } from '#features/meetings/rules.ts'
import { call, queries } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { When } from '#web/kit/facts.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { shownRefusal } from '#web/kit/refusal.ts'
import { Empty, Skeleton } from '#web/kit/states.tsx'
import { outbox, post, useWaiting } from '#web/outbox/posting.ts'
import { readyWithoutSignal } from '#web/outbox/without-signal.ts'
import { wayNames } from '../rules.ts'
import './attendance.css'

type SignedIn = Awaited<ReturnType<typeof call.attendance.signIn>>

/** 会议签到: what the phone opens when it has read the code on the screen. */
export default function SignInHere() {
  const { code = '' } = useParams()
  useEffect(readyWithoutSignal, [])
  const query = useQuery({
    queryKey: ['sign-in-here', code],
    queryFn: () => signIn(code),
    networkMode: 'always',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  const about = aboutOf(code)
  const waiting = useWaiting().find((one) => one.about === about)
  useEffect(
    () =>
      outbox.onArrival((one, answer) => {
        if (one.about === about) queries.setQueryData(['sign-in-here', code], answer)
      }),
    [about, code],
  )
  return (
    <>
      <PageHeader />
      <Panel>
        {waiting ? (
          <Waiting said={waiting.said} />
        ) : query.data ? (
          <Done answer={query.data} />
        ) : query.error ? (
          <Refused error={query.error} />
        ) : (
          <Skeleton lines={4} />
        )}
      </Panel>
    </>
  )
}

const aboutOf = (code: string) => `sign-in-${code.split('-')[0]}`

/** Signs in; without signal the code is kept, and says later when it stood on the screen. */
async function signIn(code: string): Promise<SignedIn | null> {
  try {
    return await call.attendance.signIn({ code })
  } catch (error) {
    if (shownRefusal(error).code !== 'unreachable') throw error
    const deed = { deed: 'attendance.signIn', title: '会议签到', about: aboutOf(code), input: { code } }
    await post(deed)
    return null
  }
}

function Done({ answer }: { answer: SignedIn }) {
  const { kind, title, organizationName, place, name, signedAt, way, already } = answer
  return (
    <Empty
      title={already ? '您已经签到过了' : '已签到'}
      icon="done"
      actions={
        <PageLink to="/" className="button">
          回到工作台
        </PageLink>
      }
    >
      {name}，{organizationName}
      {title || meetingKindNames[kind]}
      {place && `（${place}）`}，<When at={signedAt} />
      {way === 'code' ? '' : `（${wayNames[way]}）`}
    </Empty>
  )
}

function Waiting({ said }: { said: string | null }) {
  return said ? (
    <Empty title="没有签到" icon="warning">
      {said}
    </Empty>
  ) : (
    <Empty title="没有网络，签到已保存在本机" icon="inbox">
      待发送 1 件。网络恢复后自动发送，按扫码的时间登记；也可以直接告诉会议记录人。
    </Empty>
  )
}

function Refused({ error }: { error: unknown }) {
  return (
    <Empty title="没有签到" icon="warning">
      {shownRefusal(error).message}
    </Empty>
  )
}
