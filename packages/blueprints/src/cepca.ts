import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { council } from './cepca/council.ts'
import { dues } from './cepca/dues.ts'
import { handover } from './cepca/handover.ts'
import { joinGuide } from './cepca/join-guide.ts'
import { join } from './cepca/join.ts'
import { matters } from './cepca/matters.ts'
import { branches, dictionaries, identityTypes, roles } from './cepca/organisation.ts'
import { retitle } from './cepca/retitle.ts'
import { branding, contacts, payment, portal } from './cepca/site.ts'
import { usualMessages } from './templates/messages.ts'
import { privacyRules } from './templates/privacy.ts'

/** The national electric-power construction association: tenant A of the domain page. */
export const cepca: BlueprintInput = {
  branding,
  contacts,
  portal,
  joinGuide,
  privacy: privacyRules({
    version: '2026 年版',
    from: '2026-01-01',
    association: branding.name,
    address: contacts.address,
    office: '信息部',
    phone: '010-0000 1202',
    email: 'yinsi@cepca.example',
    furtherData: [
      '申请入会：法定代表人姓名，各联系人的姓名、部门和职务、手机、电子邮箱、座机，用于核实申请、送达通知和会费票据。代他人填写的，请先征得本人同意。',
      '上传的申请书、营业执照和证明材料，用于审核入会条件，审核人员和会长办公会可以看到。',
    ],
    sensitive: [],
  }),
  dues,
  council,
  payment,
  branches,
  roles,
  identityTypes,
  applications: [join, handover, ...matters, retitle],
  dictionaries,
  memberNumberPattern: '{year}-{seq:4}',
  messages: usualMessages({
    signature: '中电建协',
    idPrefix: 'SMS_A',
    where: '会员管理系统',
    whomToCall: '会员部010-0000 1201',
    namesMemberNumber: true,
  }),
}
