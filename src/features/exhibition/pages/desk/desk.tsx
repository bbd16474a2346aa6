import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { useOrganizations } from '#features/people/pages/organization-names.ts'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { Facts, When } from '#web/kit/facts.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink, useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { StatusDot } from '#web/kit/status-dot.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { stateNames } from '../../rules.ts'
import { factFields, factsOf, stateTones } from './desk-list.tsx'
import { Halls } from './halls.tsx'
import { PickPicture } from './pick-picture.tsx'
import { Publishing } from './publishing.tsx'
import '../exhibition.css'

export type Desk = Awaited<ReturnType<typeof call.exhibition.desk.get>>

const help = (
  <>
    <h3>布展一个展览</h3>
    <ul>
      <li>“展厅”：按参观顺序添加展厅和展品；选好样式后点“建厅”，程序在这台电脑上画出全景并上传。</li>
      <li>自己拍的展厅：样式选“实拍全景”，上传 2:1 的全景图，再点观察点放置热点。</li>
      <li>
        图片会重新编码，拍摄地点等信息随之去除。有图片的展品要写替代文字，看不见图片的同志靠它了解内容。
      </li>
      <li>“发布”：先看发布前检查，改好再提交；由另一位同志审核。</li>
    </ul>
  </>
)

/** One exhibition at the desk: its halls, its facts, and the way to the visitors. */
export default function DeskPage() {
  const id = Number(useParams().id)
  const query = useQuery(ask.exhibition.desk.get.queryOptions({ input: { id } }))
  const one = query.data
  usePageTitle(one?.title)
  return (
    <>
      <PageHelp>{help}</PageHelp>
      <PageHeader
        title={one?.title}
        beside={one && <StatusDot tone={stateTones[one.state]}>{stateNames[one.state]}</StatusDot>}
        actions={
          one && (
            <>
              <PageLink className="button" to={`/exhibitions/${id}?preview=1`}>
                预览
              </PageLink>
              {one.open && (
                <PageLink className="button" to={`/exhibitions/${id}`}>
                  参观已发布的
                </PageLink>
              )}
            </>
          )
        }
      />
      <Answered query={query}>
        {(desk) => (
          <Tabs
            label="布展"
            tabs={[
              { key: 'halls', title: '展厅', count: desk.halls.length, show: () => <Halls desk={desk} /> },
              {
                key: 'publishing',
                title: '发布',
                count: desk.faults.length || null,
                show: () => <Publishing desk={desk} />,
              },
              { key: 'facts', title: '基本信息', show: () => <About desk={desk} /> },
            ]}
          />
        )}
      </Answered>
    </>
  )
}

function About({ desk }: { desk: Desk }) {
  const [changing, setChanging] = useState(false)
  const { nodes } = useOrganizations()
  const go = useGo()
  const revise = useAct(call.exhibition.desk.revise, { done: '已保存' })
  const remove = useAct(call.exhibition.desk.remove, { done: '已删除', after: () => go('/exhibitions/desk') })
  const { id, title, subtitle, introduction, sensitivity, audienceId, cover } = desk
  const facts = { title, subtitle, introduction, sensitivity, audienceId }
  const may = (move: Desk['may'][number]) => desk.may.includes(move)
  const drop = async () => {
    const words = '展厅、展品和图片一起删除，不能恢复。'
    if (await confirm({ title: `删除“${title}”？`, words, submit: '删除', danger: true }))
      await remove.run({ id })
  }
  return (
    <Panel>
      <Facts
        facts={[
          { label: '展览名称', value: title },
          { label: '副题', value: subtitle, absent: subtitle === null },
          { label: '简介', value: introduction, wide: true, absent: introduction === '' },
          { label: '标识', value: sensitivityNames[sensitivity] },
          { label: '可见范围', value: desk.audienceName ?? '全院' },
          { label: '布展单位', value: desk.organizationName },
          {
            label: '最近修改',
            value: (
              <>
                <When at={desk.editedAt} /> {desk.editedBy}
              </>
            ),
          },
        ]}
      />
      <h3>封面</h3>
      <PickPicture
        exhibitionId={id}
        picture={cover}
        words="选择封面图片"
        disabled={!may('edit')}
        onPicked={(coverId) => void revise.run({ id, ...facts, coverId })}
      />
      <div className="row">
        {may('edit') && (
          <button type="button" className="button" onClick={() => setChanging(true)}>
            修改信息
          </button>
        )}
        {may('remove') && (
          <button type="button" className="button danger" onClick={() => void drop()}>
            删除展览
          </button>
        )}
      </div>
      {changing && (
        <FormDialog
          title="修改展览信息"
          fields={factFields(nodes)}
          start={{ ...facts, subtitle: subtitle ?? undefined, audienceId: audienceId ?? undefined }}
          submitWord="保存"
          onClose={() => setChanging(false)}
          onSubmit={(values) => revise.send({ id, ...factsOf(values), coverId: cover?.id ?? null })}
        />
      )}
    </Panel>
  )
}
