import type { Colleague } from '@guildhall/contract/staff'
import { api } from '@/api/client.ts'

export type Act = 'take' | 'suspend' | 'resume' | 'take-off-totp'
type Role = Colleague['roles'][number]

/** A change that is asked about before it is made: what it means, and how it is called. */
export interface Asking {
  title: string
  text: string
  verb: string
  done: string
  call: () => Promise<unknown>
}

/** A role in words, with its branch where it is bound to one. */
export const roleWords = (role: Pick<Role, 'label' | 'branchLabel'>): string =>
  role.branchLabel ? `${role.label}（${role.branchLabel}）` : role.label

/** What a change to a colleague means, in words. */
export function asking(act: Act, { accountId, userName }: Colleague, role?: Role): Asking {
  switch (act) {
    case 'take':
      return {
        title: `收回${userName}的角色`,
        text: `“${role ? roleWords(role) : ''}”收回后立即生效，对方正打开的页面也会退出。`,
        verb: '收回',
        done: '角色已收回',
        call: () => api.staff.takeRole.mutate({ accountId, grantId: role?.grantId ?? '' }),
      }
    case 'suspend':
      return {
        title: `停用${userName}的账号`,
        text: '停用后不能登录，已登录的设备立即退出。角色保留，恢复后照旧。',
        verb: '停用',
        done: '账号已停用',
        call: () => api.staff.suspend.mutate({ accountId }),
      }
    case 'resume':
      return {
        title: `恢复${userName}的账号`,
        text: '恢复后可以登录，原有角色照旧。',
        verb: '恢复',
        done: '账号已恢复',
        call: () => api.staff.resume.mutate({ accountId }),
      }
    case 'take-off-totp':
      return {
        title: `解除${userName}的动态口令`,
        text: '用于手机和备用码都已遗失。请先当面或打电话核实是本人；解除后其设备全部退出，下次登录要重新启用。',
        verb: '解除',
        done: '动态口令已解除',
        call: () => api.staff.takeOffTotp.mutate({ accountId }),
      }
  }
}
