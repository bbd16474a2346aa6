import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { Icon } from '#web/kit/icon.tsx'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { ShareButton } from '#web/kit/share-button.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'
import { useMay } from '#web/session.ts'
import { readWay, wayText } from '../rules.ts'
import { guideHelp } from './help.tsx'
import { GuideWalk } from './walk.tsx'
import './guides.css'

const Editor = lazy(() => import('./editor.tsx'))
const NewGuide = lazy(() => import('./new-guide.tsx'))

/** One guide: what is known, the question that is asked now, and at its end the form. */
export default function GuidePage() {
  const { key = '' } = useParams()
  const { search } = useAddress()
  const mayEdit = useMay()('guides.edit')
  return (
    <>
      <PageHelp>{guideHelp}</PageHelp>
      <Suspense fallback={<Skeleton />}>
        {mayEdit && key === 'new' ? (
          <NewGuide />
        ) : (
          <Known guideKey={key} editing={mayEdit && search.edit === 'yes'} />
        )}
      </Suspense>
    </>
  )
}

function Known({ guideKey, editing }: { guideKey: string; editing: boolean }) {
  const { search, change } = useAddress()
  const may = useMay()
  const organizationId = Number(search.organizationId) || undefined
  const query = useQuery(ask.guides.get.queryOptions({ input: { key: guideKey, organizationId } }))
  usePageTitle(query.data?.definition.title)
  return (
    <Answered query={query}>
      {(guide) =>
        editing && guide.mayEdit ? (
          <Editor guide={guide} key={guide.version} />
        ) : (
          <>
            <PageHeader
              title={guide.definition.title}
              note={[guide.definition.summary, guide.owner && `${guide.owner}制定`]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <>
                  {guide.mayEdit && (
                    <button
                      type="button"
                      className="button"
                      onClick={() => change({ edit: 'yes' }, { push: true })}
                    >
                      <Icon name="pen" />
                      编辑
                    </button>
                  )}
                  <ShareButton title={guide.definition.title} />
                </>
              }
            />
            {may('organizations.read') && guide.facts.organizationId === null && <BranchPick />}
            <GuideWalk
              guide={guide}
              chosen={readWay(search.way)}
              choose={(way) => change({ way: way.length ? wayText(way) : undefined }, { push: true })}
            />
          </>
        )
      }
    </Answered>
  )
}

/** For an office above branches: which branch it is about, so that its figures and its form are known. */
function BranchPick() {
  const { nodes } = useOrganizations()
  const { search, change } = useAddress()
  return (
    <div className="guide-search">
      <span id="guide-branch">为哪个党支部办理（可不选）</span>
      <OrganizationTreeSelect
        nodes={nodes}
        value={Number(search.organizationId) || undefined}
        onChange={(id) => change({ organizationId: id })}
        label="党支部"
        placeholder="请选择党支部"
      />
    </div>
  )
}
