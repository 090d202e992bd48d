; Windows setup of the frozen program. `nsis.py` writes the included file: facts, files, signing.
;
;   setup.exe [/S] [/ALLUSERS] [/D=FOLDER]        without /ALLUSERS no administrator is needed
;   uninstall.exe [/S] [/ALLUSERS] [/PURGE]       the user's data stays, but for /PURGE
;
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 an administrator is needed, 4 Sotto is running,
; 5 this Windows is too old.

Unicode true
Target ${TARGET}
!include "${PAYLOAD}"
!include FileFunc.nsh
!include LogicLib.nsh
!include MUI2.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${IDENTIFIER}"
!define APP_PATH_KEY "Software\Microsoft\Windows\CurrentVersion\App Paths\${COMMAND}.exe"
!define CLASSES "Software\Classes"
; Every user has this folder on the PATH. What lies there leads to the usual place from where it is,
; as a folder's name may hold letters that a terminal does not read.
!define TERMINAL_COMMAND "$LOCALAPPDATA\Microsoft\WindowsApps\${COMMAND}.cmd"
!define FROM_THERE "%~dp0..\..\Programs\${NAME}\${COMMAND}.exe"
!define NEEDS_ADMINISTRATOR 3
!define RUNNING 4
!define TOO_OLD 5

Name "${NAME}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
AllowSkipFiles off ; all or, with code 2, an end
SetDateSave off ; the same files make the same setup
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION_OF_FOUR}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}, ${LICENCE}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${COMMAND}w.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Spanish"
!include words.nsh

Var dataFolder ; of this user, whatever the installation is for
Var forAll ; the option, or nothing

; Both programs begin alike: for whom, which registry, where the data is.
!macro BEGIN
  SetRegView 64 ; the setup itself may be a program of 32 bits
  SetShellVarContext current
  StrCpy $dataFolder "$LOCALAPPDATA\${COMMAND}"
  StrCpy $forAll ""
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ALLUSERS" $1
  ${IfNot} ${Errors}
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_ICONSTOP "$(needsAdministrator)" /SD IDOK
      SetErrorLevel ${NEEDS_ADMINISTRATOR}
      Quit
    ${EndIf}
    SetShellVarContext all
    StrCpy $forAll "/ALLUSERS"
  ${EndIf}
!macroend

; Ask a running window to end in order; a program that still runs cannot be written.
!macro LEAVE_RUNNING UN
Function ${UN}isBusy
  Pop $0
  StrCpy $1 "no"
  ${If} ${FileExists} "$INSTDIR\$0"
    ClearErrors
    FileOpen $2 "$INSTDIR\$0" a
    ${If} ${Errors}
      StrCpy $1 "yes"
    ${Else}
      FileClose $2
    ${EndIf}
  ${EndIf}
  Push $1
FunctionEnd

Function ${UN}leaveRunning
  ${IfNot} ${FileExists} "$INSTDIR\${COMMAND}.exe"
    Return
  ${EndIf}
  ${Do}
    nsExec::Exec '"$INSTDIR\${COMMAND}.exe" quit --wait 15'
    Pop $0
    Push "${COMMAND}.exe"
    Call ${UN}isBusy
    Pop $3
    Push "${COMMAND}w.exe"
    Call ${UN}isBusy
    Pop $4
    ${If} $3$4 == "nono"
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(stillRunning)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
    again:
  ${Loop}
FunctionEnd
!macroend
!insertmacro LEAVE_RUNNING ""
!insertmacro LEAVE_RUNNING "un."

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_ICONSTOP "$(tooOld)" /SD IDOK
    SetErrorLevel ${TOO_OLD}
    Quit
  ${EndIf}
  !insertmacro BEGIN
  ${If} $INSTDIR == "" ; no /D: where it is already, else where programs of this kind go
    ReadRegStr $INSTDIR SHCTX "${UNINSTALL_KEY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $forAll == ""
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro ASSOCIATE SUFFIX MEDIA_TYPE DESCRIPTION
  WriteRegStr SHCTX "${CLASSES}\${SUFFIX}" "" "${NAME}${SUFFIX}"
  WriteRegStr SHCTX "${CLASSES}\${SUFFIX}" "Content Type" "${MEDIA_TYPE}"
  WriteRegStr SHCTX "${CLASSES}\${NAME}${SUFFIX}" "" "${DESCRIPTION}"
  WriteRegStr SHCTX "${CLASSES}\${NAME}${SUFFIX}\DefaultIcon" "" "$INSTDIR\${COMMAND}w.exe,0"
  WriteRegStr SHCTX "${CLASSES}\${NAME}${SUFFIX}\shell\open\command" "" \
    '"$INSTDIR\${COMMAND}w.exe" --open "%1"'
!macroend

!macro DISSOCIATE SUFFIX
  ReadRegStr $0 SHCTX "${CLASSES}\${SUFFIX}" ""
  ${If} $0 == "${NAME}${SUFFIX}" ; another program may have taken it over
    DeleteRegKey SHCTX "${CLASSES}\${SUFFIX}"
  ${EndIf}
  DeleteRegKey SHCTX "${CLASSES}\${NAME}${SUFFIX}"
!macroend

Section
  Call leaveRunning
  ; The former version takes its own files away: none of them may meet the new ones.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE $forAll _?=$INSTDIR'
  ${EndIf}
  !insertmacro WRITE_FILES
  SetOutPath "$INSTDIR" ; the folder that shortcuts start in
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${COMMAND}w.exe"
  WriteRegStr SHCTX "${APP_PATH_KEY}" "" "$INSTDIR\${COMMAND}.exe"
  !insertmacro ASSOCIATE_ALL
  Call register
  ${If} $INSTDIR == "$LOCALAPPDATA\Programs\${NAME}"
    FileOpen $0 "${TERMINAL_COMMAND}" w
    FileWrite $0 '@"${FROM_THERE}" %*$\r$\n'
    FileClose $0
  ${EndIf}
  ${RefreshShellIcons}
  Call takeUpModels
SectionEnd

; Models that lie beside the setup, on a USB stick for example, are verified and used by this user.
Function takeUpModels
  ${If} $forAll == "" ; for all of them, a policy names a folder
  ${AndIf} ${FileExists} "$EXEDIR\models\bundle.toml"
    DetailPrint "$(takingUpModels)"
    nsExec::ExecToLog '"$INSTDIR\${COMMAND}.exe" models import "$EXEDIR\models"'
    Pop $0
  ${EndIf}
FunctionEnd

; What the list of installed programs says.
Function register
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${COMMAND}w.exe"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" $forAll'
  WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S $forAll'
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
FunctionEnd

Function un.onInit
  !insertmacro BEGIN
FunctionEnd

Section un.Program
  Call un.leaveRunning
  ${GetParameters} $5
  ClearErrors
  ${GetOptions} $5 "/UPGRADE" $6
  ${If} ${Errors}
    Call un.settleData
    ${If} ${FileExists} "$INSTDIR\models\bundle.toml" ; the mark of a folder of ours
      RMDir /r "$INSTDIR\models"
    ${EndIf}
    Delete "$INSTDIR\uninstall.exe"
  ${EndIf}
  !insertmacro DELETE_FILES
  RMDir "$INSTDIR" ; stays where somebody else's files are in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ${If} $forAll == ""
    Delete "${TERMINAL_COMMAND}"
  ${EndIf}
  !insertmacro DISSOCIATE_ALL
  DeleteRegKey SHCTX "${APP_PATH_KEY}"
  DeleteRegKey SHCTX "${UNINSTALL_KEY}"
  ${un.RefreshShellIcons}
SectionEnd

; The data of this user goes only where that is wished for; otherwise, say where it stays.
Function un.settleData
  ${IfNot} ${FileExists} "$dataFolder\*.*"
    Return
  ${EndIf}
  ClearErrors
  ${GetOptions} $5 "/PURGE" $6
  ${If} ${Errors}
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(purgeToo)" /SD IDNO IDYES purge
    DetailPrint "$(dataStays)"
    Return
  ${EndIf}
  purge:
  nsExec::ExecToLog '"$INSTDIR\${COMMAND}.exe" ${PURGE}'
  Pop $6
FunctionEnd
