; Stands in for the program where the packages are tried without it: notes how it was called.
;
;   sotto.exe hold [ANYTHING]   runs until `quit` was asked for, at most half a minute
;   sotto.exe quit ...          asks for it, but not if `stubborn` lies beside the notes
;   sotto.exe purge --yes       deletes the data

Unicode true
Target amd64-unicode
Name "stand-in"
OutFile "${OUTPUT}"
RequestExecutionLevel user
SilentInstall silent
VIProductVersion "${VERSION}"
VIAddVersionKey "ProductName" "stand-in"
VIAddVersionKey "FileDescription" "stand-in"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "nobody"
!include FileFunc.nsh
!include LogicLib.nsh
!define NOTES "$TEMP\sotto-stand-in"

Section
  CreateDirectory "${NOTES}"
  ${GetParameters} $0
  FileOpen $1 "${NOTES}\calls.txt" a
  FileSeek $1 0 END
  FileWrite $1 "$0$\r$\n"
  FileClose $1
  StrCpy $2 $0 4
  ${If} $2 == "hold"
    Delete "${NOTES}\quit"
    ${For} $3 1 300
      ${If} ${FileExists} "${NOTES}\quit"
        ${Break}
      ${EndIf}
      Sleep 100
    ${Next}
  ${ElseIf} $2 == "quit"
    ${IfNot} ${FileExists} "${NOTES}\stubborn"
      FileOpen $1 "${NOTES}\quit" w
      FileClose $1
      Sleep 1000 ; the other has ended by then
    ${EndIf}
  ${ElseIf} $0 == "purge --yes"
    RMDir /r "$LOCALAPPDATA\sotto"
  ${EndIf}
SectionEnd
