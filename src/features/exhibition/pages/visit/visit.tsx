import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo, useState } from 'react'
import { ask } from '#web/call.ts'
import { useAddress, useParams } from '#web/kit/address.ts'
import { remember, remembered } from '#web/kit/device.ts'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Failed, Skeleton } from '#web/kit/states.tsx'
import { chosenName, fetchAhead, loadHalls } from './ahead.ts'
import { PictureVisit } from './picture-visit.tsx'
import type { Visit } from './visited.ts'
import { deviceNow, type Way, type Why, whyPictures } from './way.ts'
import './visit.css'

const HallVisit = lazy(loadHalls)
fetchAhead()

/** 观展: the same exhibition all round, as a room, or as pictures and words. */
export default function VisitPage() {
  const id = Number(useParams().id)
  const preview = useAddress().search.preview === '1'
  const published = useQuery({
    ...ask.exhibition.visits.get.queryOptions({ input: { id } }),
    enabled: !preview,
  })
  const draft = useQuery({ ...ask.exhibition.desk.preview.queryOptions({ input: { id } }), enabled: preview })
  const query = preview ? draft : published
  usePageTitle(query.data?.title)
  return (
    <>
      <Help />
      {query.data ? (
        <Shown visit={query.data} />
      ) : (
        <>
          <PageHeader />
          {query.error ? <Failed error={query.error} retry={() => query.refetch()} /> : <Skeleton />}
        </>
      )}
    </>
  )
}

function Shown({ visit }: { visit: Visit }) {
  const device = useMemo(deviceNow, [])
  const [chosen, setChosen] = useState<Way | null>(() => remembered<Way | null>(chosenName, null))
  const [broken, setBroken] = useState<Why | null>(null)
  const hasPanoramas = visit.halls.some((hall) => hall.viewpoints.length > 0)
  const why = broken ?? whyPictures(device, chosen, hasPanoramas)
  const choose = (way: Way) => {
    remember(chosenName, way)
    setChosen(way)
    setBroken(null)
  }
  if (why)
    return (
      <PictureVisit
        visit={visit}
        why={why}
        onPanorama={device.draws && hasPanoramas ? () => choose('panorama') : null}
      />
    )
  return (
    <Suspense fallback={<Entering title={visit.title} preview={visit.halls[0]?.viewpoints[0]?.preview} />}>
      <HallVisit
        visit={visit}
        device={device}
        insisted={chosen !== null}
        room={chosen === 'room'}
        onWay={choose}
        onBroken={setBroken}
      />
    </Suspense>
  )
}

/** What is seen until the hall is there: its small picture already stands behind the name. */
function Entering({ title, preview }: { title: string; preview: string | undefined }) {
  return (
    <div className="hall-visit entering" role="status">
      {preview && <img src={preview} alt="" />}
      <b>{title}</b>
      <span>正在进入展厅……</span>
    </div>
  )
}

function Help() {
  return (
    <PageHelp>
      <h3>怎样观展</h3>
      <ul>
        <li>用手指或鼠标拖动环视，双指或滚轮缩放；点圆点看展品，点地面箭头走到下一处，点“下一展厅”换厅。</li>
        <li>放大到一块展板占满画面时，点下方“看清”看展板原件，文字和图片都可以再放大。</li>
        <li>
          键盘：方向键转动，加减号缩放，回车打开正前方的展品，Tab 逐个走过展品，Esc 关闭展品，再按离开展厅。
        </li>
        <li>“语音导览”按顺序讲解，字幕始终显示；可暂停，可跳过。没有语音的设备只显示字幕。</li>
        <li>手机可打开“重力感应”，举起手机转身就能环视；需要浏览器允许，没有传感器的会说明。</li>
        <li>“图文”把同一个展览排成图片和文字；不支持三维绘图或速度太慢的设备会自动改用图文，并说明原因。</li>
        <li>有独立显卡的电脑可进入“漫游”，用方向键或点地面走动，点展板或按回车看正前方的展品。</li>
      </ul>
    </PageHelp>
  )
}
