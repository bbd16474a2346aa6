import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { deviceOf } from '../sessions/rules.ts'
import type { Account } from './account.tsx'

/** Where the account is signed in now. */
export function AccountSessions({ account }: { account: Account }) {
  const query = useQuery(ask.accounts.sessions.queryOptions({ input: { id: account.id } }))
  return (
    <Panel title="当前登录">
      <Answered query={query} lines={2}>
        {(sessions) => (
          <ul className="role-list">
            {sessions.map((one) => (
              <li key={one.id}>
                <b>
                  {deviceOf(one.agent)} {one.here && <Label tone="good">本机</Label>}
                </b>
                <span className="muted">
                  最近使用 <When at={one.seenAt} />
                  ，登录于 <When at={one.createdAt} />，{one.ip}
                </span>
              </li>
            ))}
            {sessions.length === 0 && <li className="muted">现在没有登录。</li>}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}
