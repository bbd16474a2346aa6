import { useQuery } from '@tanstack/react-query'
import { StudyActs } from '#features/courses/pages/study-acts.tsx'
import { RelatedSites } from '#features/red-map/pages/related-sites.tsx'
import { ask, type call } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { Facts } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { sensitivityNames } from '../rules.ts'
import { AppliedPanel } from './applied-panel.tsx'
import { MaterialVersions, VersionBanner, whenNewTextComes } from './material-versions.tsx'
import { ReadingRoom } from './reading-room.tsx'
import { ValidityMark } from './validity-mark.tsx'

export type Material = Awaited<ReturnType<typeof call.library.get>>

/** One material: what it is, and its text. Found by its number, or by its code. */
export default function MaterialPage() {
  const { id, code = '' } = useParams()
  const { search } = useAddress()
  const version = Number(search.version) || undefined
  const byId = ask.library.get.queryOptions({ input: { id: Number(id), version }, enabled: Boolean(id) })
  const byCode = ask.library.byCode.queryOptions({ input: { code, version }, enabled: !id })
  const found = [useQuery(byId), useQuery(byCode)] as const
  const query = id ? found[0] : found[1]
  const one = query.data
  usePageTitle(one?.title)
  const mayKeep = useMay()('library.arrange')
  return (
    <>
      <PageHelp>
        <h3>一份资料</h3>
        <p>条文要点供查找用，全文以发布机关公布的文本为准。</p>
      </PageHelp>
      <PageHeader
        title={one?.shown.title}
        beside={one && <Standing material={one} />}
        actions={
          one && (
            <>
              {mayKeep && (
                <PageLink className="button" to={`/library/desk/${one.id}`}>
                  在资料管理中打开
                </PageLink>
              )}
              <StudyActs of={{ materialId: one.id }} />
            </>
          )
        }
      />
      <Answered query={query}>
        {(material) => (
          <div className="stack">
            <VersionBanner material={material} />
            <Panel>
              <Facts facts={factsOf(material)} />
            </Panel>
            <ReadingRoom material={material} />
            <MaterialVersions material={material} />
            <RelatedSites materialId={material.id} />
            {material.code && <AppliedPanel code={material.code} revised={material.versions.length > 1} />}
          </div>
        )}
      </Answered>
    </>
  )
}

/** How the text that is shown stands: an older one was revised, unless the newest has still to take effect. */
function Standing({ material }: { material: Material }) {
  const { shown, versions, validity } = material
  const [newest, before] = versions
  if (shown.number === newest?.number) return <ValidityMark validity={validity} />
  const holds = whenNewTextComes(material) !== null && shown.number === before?.number
  return holds ? <ValidityMark validity="current" /> : <Label tone="quiet">已修订</Label>
}

const factsOf = (one: Material) => [
  { label: '栏目', value: one.columnName },
  { label: '发布机关', value: one.issuer, absent: one.issuer === null },
  { label: '文号', value: one.documentNumber, absent: one.documentNumber === null },
  { label: '发布日期', value: one.issuedOn, absent: one.issuedOn === null },
  { label: '施行日期', value: one.effectiveOn, absent: one.effectiveOn === null },
  ...(one.repealedOn ? [{ label: '废止日期', value: one.repealedOn }] : []),
  { label: '标识', value: sensitivityNames[one.sensitivity] },
  { label: '阅读范围', value: one.audienceName, absent: one.audienceName === null },
]
