import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { isForAnybody, sensitivityNames } from '#basics/sensitivity.ts'
import { StudyActs } from '#features/courses/pages/study-acts.tsx'
import { RelatedSites } from '#features/red-map/pages/related-sites.tsx'
import { ask, call } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { Facts, When } from '#web/kit/facts.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { ShareButton } from '#web/kit/share-button.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Label } from '#web/kit/status-dot.tsx'
import { useMay } from '#web/session.ts'
import { AppliedPanel } from './applied-panel.tsx'
import { MaterialVersions, VersionBanner, whenNewTextComes } from './material-versions.tsx'
import { ReadingRoom } from './reading-room.tsx'
import { readOrSaved } from './saved-materials.ts'
import { ValidityMark } from './validity-mark.tsx'

/** `savedAt`: the server did not answer, this is what was kept on the device then. */
export type Material = Awaited<ReturnType<typeof call.library.get>> & { savedAt?: number }

/** One material: what it is, and its text. Found by its number, or by its code. */
export default function MaterialPage() {
  const { id, code = '' } = useParams()
  const { search } = useAddress()
  const version = Number(search.version) || undefined
  const query = useMaterial(Number(id) || null, code, version)
  const one = query.data
  usePageTitle(one?.title)
  const mayKeep = useMay()('library.arrange')
  return (
    <>
      <PageHelp>
        <h3>一份资料</h3>
        <p>条文要点供查找用，全文以发布机关公布的文本为准。</p>
        <p>“离线保存”把公开的资料存在这台设备上，没有网络时在“我的书苑”里打开；内部、敏感的只能联网阅读。</p>
      </PageHelp>
      <PageHeader
        title={one?.shown.title}
        beside={one && <Standing material={one} />}
        actions={
          one &&
          !one.savedAt && (
            <>
              {mayKeep && (
                <PageLink className="button" to={`/library/desk/${one.id}`}>
                  在资料管理中打开
                </PageLink>
              )}
              <StudyActs of={{ materialId: one.id }} />
              <ShareButton
                title={one.shown.title}
                refused={
                  isForAnybody(one.sensitivity)
                    ? undefined
                    : '这份资料不是公开的，不能分享到平台之外。一起学习请用“组织学习”。'
                }
              />
            </>
          )
        }
      />
      <Answered query={query}>
        {(material) => (
          <div className="stack">
            {material.savedAt && (
              <Notice kind="info">
                没有网络，这是离线保存的内容，保存于 <When at={new Date(material.savedAt).toISOString()} />
                ；是否修订、撤下，联网后核对。
              </Notice>
            )}
            <VersionBanner material={material} />
            <Panel>
              <Facts facts={factsOf(material)} />
            </Panel>
            <ReadingRoom material={material} />
            <MaterialVersions material={material} />
            {!material.savedAt && <RelatedSites materialId={material.id} />}
            {material.code && !material.savedAt && (
              <AppliedPanel code={material.code} revised={material.versions.length > 1} />
            )}
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

/** By its number or its code; without signal what is kept on the device. */
function useMaterial(id: number | null, code: string, version: number | undefined): UseQueryResult<Material> {
  const isIt = (one: Material) =>
    (id === null ? one.code === code : one.id === id) && (version ?? one.shown.number) === one.shown.number
  const byId = { id: id ?? 0, version }
  const byCode = { code, version }
  const found = [
    useQuery({
      ...ask.library.get.queryOptions({ input: byId, enabled: id !== null }),
      queryFn: () => readOrSaved(isIt, () => call.library.get(byId)),
      networkMode: 'always',
    }),
    useQuery({
      ...ask.library.byCode.queryOptions({ input: byCode, enabled: id === null }),
      queryFn: () => readOrSaved(isIt, () => call.library.byCode(byCode)),
      networkMode: 'always',
    }),
  ] as const
  return id === null ? found[1] : found[0]
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
