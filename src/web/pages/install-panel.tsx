import { askToInstall, useInstallWay } from '../install.ts'
import { Panel } from '../kit/panel.tsx'

const words = {
  ask: '装到主屏幕以后，点图标直接进入，打开更快；不占应用商店，也不收集任何信息。',
  apple: '在 Safari 里点底部中间的“分享”，往上滑，点“添加到主屏幕”，再点“添加”，以后点图标直接进入。',
  menu: '打开浏览器的菜单（右上角或底部的“⋮”“≡”），点“添加到主屏幕”或“安装应用”，以后点图标直接进入。',
}

/** 添加到主屏幕: by a press where the browser allows it, explained in words where it does not. */
export function InstallPanel() {
  const way = useInstallWay()
  if (way === 'installed') return null
  return (
    <Panel title="添加到主屏幕">
      <p>{words[way]}</p>
      {way === 'ask' && (
        <div className="row">
          <button type="button" className="button primary" onClick={() => void askToInstall()}>
            添加
          </button>
        </div>
      )}
    </Panel>
  )
}
