import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { antdTheme } from '../theme/antd.ts'
import { useTypeSize } from './device.ts'

dayjs.locale('zh-cn')
const Inside = createContext(false)

/**
 * antd in our colours, Chinese and type size. The desktop frame puts every page inside; on the phone a part that
 * needs antd puts itself inside. Lists that drop down stay within an open dialog, so that they can be reached.
 */
export default function Antd({ children }: { children: ReactNode }) {
  const inside = useContext(Inside)
  const size = useTypeSize()
  const theme = useMemo(() => antdTheme(size), [size])
  if (inside) return children
  return (
    <Inside value>
      <ConfigProvider
        locale={zhCN}
        theme={theme}
        button={{ autoInsertSpace: false }}
        getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
      >
        {children}
      </ConfigProvider>
    </Inside>
  )
}
