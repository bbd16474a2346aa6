import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '#web/call.ts'
import { type FoundedKind, foundingWarnings, warningNames, whyNotFound } from '../establishments/rules.ts'

export type Member = { id: number; name: string; full: boolean }

/** Members below the organization that asks, found by name. */
export function MemberPicks({
  organizationId,
  picked,
  change,
}: {
  organizationId: number | null
  picked: Member[]
  change: (members: Member[]) => void
}) {
  const [text, setText] = useState('')
  const { data } = useQuery({
    ...ask.people.list.queryOptions({
      input: {
        circle: 'members',
        organizationId: organizationId ?? undefined,
        text: text || undefined,
        size: 30,
      },
    }),
    enabled: organizationId !== null,
  })
  if (organizationId === null) return <p className="muted">选择隶属的党组织后，选择转入的党员。</p>
  const found = (data?.rows ?? []).filter((row) => !picked.some(({ id }) => id === row.id))
  return (
    <fieldset className="election-picking">
      <legend>转入的党员</legend>
      <input
        type="search"
        aria-label="查找党员"
        placeholder="姓名或拼音首字母"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="election-picks">
        {picked.map((member) => (
          <label key={member.id}>
            <input type="checkbox" checked onChange={() => change(picked.filter((one) => one !== member))} />
            {member.name}
            {!member.full && <small className="muted">预备</small>}
          </label>
        ))}
        {found.map((row) => {
          const full = row.politicalStatus === 'fullMember'
          return (
            <label key={row.id}>
              <input
                type="checkbox"
                checked={false}
                onChange={() => change([...picked, { id: row.id, name: row.name, full }])}
              />
              {row.name}
              {!full && <small className="muted">预备</small>}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

const faults: Record<string, string> = {
  'founding-too-few': '成立党支部须有正式党员 3 名以上，预备党员不计在内。',
  'founding-joint-units': '联合党支部由两个以上单位的党员组成，请填写覆盖的单位数。',
}

export function Conditions({
  kind,
  picked,
  units,
  projectMonths,
}: {
  kind: FoundedKind
  picked: Member[]
  units: number | null
  projectMonths: number | null
}) {
  const fullMembers = picked.filter(({ full }) => full).length
  const people =
    kind === 'temporaryBranch'
      ? { fullMembers: 0, probationary: 0 }
      : { fullMembers, probationary: picked.length - fullMembers }
  const facts = { kind, units, projectMonths, ...people }
  const why = whyNotFound(facts)
  return (
    <div role="status">
      {kind === 'temporaryBranch' ? (
        <p className="muted">临时党支部不转接组织关系，不进行选举，班子由批准的党组织指定。</p>
      ) : (
        <p className={why ? 'election-late' : 'muted'}>
          已选正式党员 {people.fullMembers} 名、预备党员 {people.probationary} 名。{why && faults[why]}
        </p>
      )}
      {foundingWarnings(facts).map((code) => (
        <p key={code} className="muted">
          {warningNames[code]}
        </p>
      ))}
    </div>
  )
}
