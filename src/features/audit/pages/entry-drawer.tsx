import { useQuery } from '@tanstack/react-query'
import { deviceOf } from '#features/accounts/sessions/rules.ts'
import { ask, type call } from '#web/call.ts'
import { BeforeAfter } from '#web/kit/before-after.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Readers } from '#web/kit/readers-panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { actorInWords } from '../rules.ts'

type Entry = Awaited<ReturnType<typeof call.audit.get>>

/** One entry: everything that is known of it, and what it changed. */
export function EntryDrawer({ id, onClose }: { id: number; onClose: () => void }) {
  const query = useQuery(ask.audit.get.queryOptions({ input: { id } }))
  return (
    <Dialog open drawer width={560} title={query.data?.deed ?? '审计记录'} onClose={onClose}>
      <Answered query={query} lines={8}>
        {(entry) => (
          <div className="stack audit-entry">
            <EntryFacts entry={entry} />
            {entry.changes.length > 0 && (
              <section>
                <h3>变化</h3>
                <BeforeAfter
                  rows={entry.changes.map(({ field, before, after }) => ({
                    key: field,
                    label: field,
                    before: before ?? '无',
                    after: after ?? '无',
                  }))}
                />
              </section>
            )}
            <EntryReaders id={id} />
            <section>
              <h3>校验</h3>
              <p className="muted">
                每条记录都带着前一条的校验码，改动或删除任何一条都会被“校验完整性”发现。
              </p>
              <p className="hash">
                本条 <code>{entry.hash}</code>
              </p>
              <p className="hash">
                前条{' '}
                {/^0+$/.test(entry.previousHash) ? '没有，这是第一条' : <code>{entry.previousHash}</code>}
              </p>
            </section>
          </div>
        )}
      </Answered>
    </Dialog>
  )
}

function EntryReaders({ id }: { id: number }) {
  const query = useQuery(ask.audit.readers.queryOptions({ input: { id } }))
  return (
    <section>
      <h3>谁能看到这条记录</h3>
      <Readers query={query} />
    </section>
  )
}

const EntryFacts = ({ entry }: { entry: Entry }) => (
  <Facts
    least={400}
    facts={[
      { label: '时间', value: <When at={entry.at} /> },
      { label: '办理人', value: <Actor entry={entry} /> },
      { label: '身份', value: entry.actingRoles, absent: entry.actingRoles === '' },
      { label: '对象', value: <Subject entry={entry} /> },
      { label: '党组织', value: entry.organizationName, absent: entry.organizationName === null },
      { label: '原因', value: entry.reason, absent: entry.reason === null },
      { label: '地址', value: entry.ip === 'local' ? '平台本身' : entry.ip },
      {
        label: '设备',
        value: <Device agent={entry.agent} />,
        absent: entry.ip === 'local' || entry.agent === '',
      },
      { label: '编号', value: entry.id },
    ]}
  />
)

const Device = ({ agent }: { agent: string }) => (
  <span className="device">
    {deviceOf(agent)}
    <small>{agent}</small>
  </span>
)

function Actor({ entry }: { entry: Entry }) {
  const linked = useMay()('accounts.read') && entry.accountId !== null
  return linked ? (
    <PageLink className="link" to={`/accounts/${entry.accountId}`}>
      {entry.actorName}
    </PageLink>
  ) : (
    actorInWords(entry.actorName)
  )
}

const addresses: Record<string, [path: string, permission: string]> = {
  person: ['/people', 'people.read'],
  organization: ['/organizations', 'organizations.read'],
  account: ['/accounts', 'accounts.read'],
  workItem: ['/work-items', 'ledger.read'],
}

function Subject({ entry }: { entry: Entry }) {
  const may = useMay()
  const [path, permission] = addresses[entry.subjectKind] ?? []
  const name = entry.subjectName ?? entry.subjectId
  if (!path || !may(permission) || entry.subjectId === '0') return name
  return (
    <PageLink className="link" to={`${path}/${entry.subjectId}`}>
      {name}
    </PageLink>
  )
}
