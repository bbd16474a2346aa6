import { genderName } from '#basics/standards/gender.ts'
import { NameDisc } from '#web/kit/facts.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { today } from '#web/kit/today.ts'
import { useMay } from '#web/session.ts'
import { useOrganizations } from './organization-names.ts'
import type { PersonRecord } from './person-facts.tsx'

type Props = { person: PersonRecord; asOf?: string; onAsOf: (day: string | undefined) => void }

/** The person in one look, and the day on which one looks. */
export function PersonHead({ person, asOf, onAsOf }: Props) {
  return (
    <section className="panel person-head" aria-label="概要">
      <NameDisc name={person.name} size={64} />
      <div className="grow">
        <p className="person-place">
          <Place person={person} />
        </p>
        <dl>
          <Figure label="性别年龄" value={`${genderName(person.gender)}，${person.age} 岁`} />
          <Figure label="工号" value={person.employeeNo} />
          <Figure label="入党日期" value={person.joinedOn} />
          <Figure label="党龄" value={person.partyAge === null ? null : `${person.partyAge} 年`} />
          <Figure label="党内职务" value={person.posts} />
        </dl>
        <Warnings person={person} />
      </div>
      <label className="as-of">
        <span>按日期查看</span>
        <input
          type="date"
          className="input"
          max={today()}
          value={asOf ?? ''}
          onChange={(event) => onAsOf(event.target.value || undefined)}
        />
      </label>
    </section>
  )
}

/** Where: the organizations above by their short names, the own one as a link. */
function Place({ person }: { person: PersonRecord }) {
  const may = useMay()
  const { shortName } = useOrganizations()
  if (!person.organizationId) return <span>没有所在党组织</span>
  // What stands above is told as far as one sees it; on an earlier day the branch may have been another one.
  const here = person.ancestors.some((one) => one.id === person.organizationId)
  const above = here
    ? person.ancestors.filter((one) => one.id !== person.organizationId && shortName(one.id))
    : []
  return (
    <>
      {above.map((one) => (
        <span key={one.id} className="above">
          {shortName(one.id)}
        </span>
      ))}
      {may('organizations.read') ? (
        <PageLink className="link" to={`/organizations/${person.organizationId}`}>
          {person.organizationName}
        </PageLink>
      ) : (
        <b>{person.organizationName}</b>
      )}
      {person.groupName && <span className="group">{person.groupName}</span>}
    </>
  )
}

const Figure = ({ label, value }: { label: string; value: string | null }) =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null

function Warnings({ person }: { person: PersonRecord }) {
  const { lostSince, lostCase, mobileSince, mobileTo, openProposals } = person
  if (!lostSince && !mobileSince && openProposals === 0) return null
  return (
    <ul className="person-warnings">
      {lostSince && (
        <li className="warning">
          <Icon name="warning" size={16} />
          {lostSince} 起失去联系{lostCase && `（${lostCase}）`}
        </li>
      )}
      {mobileSince && (
        <li>
          <Icon name="switch" size={16} />
          {mobileSince} 起流动{mobileTo && `，流向${mobileTo}`}
        </li>
      )}
      {openProposals > 0 && (
        <li>
          <Icon name="pen" size={16} />
          <PageLink className="link" to={`/proposals?text=${encodeURIComponent(person.name)}`}>
            有 {openProposals} 项更正申请待处理
          </PageLink>
        </li>
      )}
    </ul>
  )
}
