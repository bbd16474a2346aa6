import { useQuery } from '@tanstack/react-query'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { today } from '#web/kit/today.ts'
import { actorNames, type Stage, stages } from '../steps/rules.ts'
import { Due, type Row } from './admission-list.tsx'
import { shortNames } from './admission-path.tsx'
import './admissions.css'

const columnSize = 12

/** 看板: a column for each stage, in it who is there, what is next and by when; late ones first. */
export default function AdmissionBoard() {
  const { nodes } = useOrganizations()
  const fields: Field[] = [
    {
      kind: 'organization',
      name: 'organizationId',
      label: '党组织',
      nodes,
      placeholder: '管理范围内全部党组织',
    },
  ]
  const { values, change } = useAddress(fields)
  const organizationId = values.organizationId as number | undefined
  return (
    <>
      <PageHeader
        actions={
          <PageLink className="button" to="/admissions">
            <Icon name="rows" />
            名单
          </PageLink>
        }
      />
      <div className="stack">
        <div className="admission-place">
          <FormFields fields={fields} values={values} change={change} filter />
        </div>
        <div className="admission-board">
          {stages.map((stage) => (
            <Column key={stage} stage={stage} organizationId={organizationId} />
          ))}
        </div>
      </div>
    </>
  )
}

function Column({ stage, organizationId }: { stage: Stage; organizationId: number | undefined }) {
  const query = useQuery(
    ask.admissions.list.queryOptions({
      input: { stages: [stage], organizationId, size: columnSize, sort: 'by' },
    }),
  )
  const address = `/admissions?stages=${stage}${organizationId ? `&organizationId=${organizationId}` : ''}`
  return (
    <section className="admission-column">
      <h2>
        {shortNames[stage]}
        <span className="number">{query.data?.total ?? ''}</span>
      </h2>
      <Answered query={query} lines={3}>
        {({ rows, total }) => (
          <>
            {rows.map((row) => (
              <BoardCard key={row.id} row={row} />
            ))}
            {total === 0 && <p className="muted">这个阶段没有人。</p>}
            {total > rows.length && (
              <PageLink className="link" to={address}>
                {`查看全部 ${total} 人`}
              </PageLink>
            )}
          </>
        )}
      </Answered>
    </section>
  )
}

function BoardCard({ row }: { row: Row }) {
  const due = row.nextBy !== null && (row.nextFrom === null || row.nextFrom <= today())
  return (
    <PageLink
      className={`admission-card ${row.late ? 'late' : due ? 'due' : ''}`}
      to={`/admissions/${row.id}`}
    >
      <p>
        <strong>{row.name}</strong>
        {row.missing > 0 && <small>{`缺材料 ${row.missing} 件`}</small>}
      </p>
      <small>{row.organizationName}</small>
      <p>
        {row.nextTitle ?? '已办结'}{' '}
        {row.nextActor && <small className="admission-actor">{actorNames[row.nextActor]}</small>}
      </p>
      <small>
        <Due row={row} />
      </small>
    </PageLink>
  )
}
