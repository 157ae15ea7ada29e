#!/usr/bin/env bash
# JDK 25's AOT cache (JEP 483, 514) keeps no code for reflection: the first call of each constructor makes hidden classes by the class file API at every
# start, beside a cache that was trained with the same calls, while lambdas and concatenations of strings come from the cache. With
# -Djdk.reflect.useNativeAccessorOnly=true next to none is made. Records of 1 to 12 components, as a mapper constructs them.
# Seen with Temurin 25.0.3: 36 classes made, with the property 1, lambdas 0. Needs JDK 25 as JAVA_HOME and no package.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
java=${JAVA_HOME:?a JDK 25}/bin/java

{
  echo 'import java.util.*; import java.util.stream.*;'
  echo 'public class Main {'
  for n in {1..12}; do echo "  record R$n($(seq -s, -f 'String a%g' "$n")) {}"; done
  cat <<'JAVA'
  public static void main(String[] arguments) throws Exception {
    List<String> made = new ArrayList<>();
    for (Class<?> type : Stream.of(Main.class.getDeclaredClasses()).filter(Class::isRecord).toList()) {
      var constructor = type.getDeclaredConstructors()[0];
      Object[] values = new Object[constructor.getParameterCount()];
      made.add("made " + constructor.newInstance(values).getClass().getSimpleName());
    }
    System.out.println(made.size());
  }
}
JAVA
} > Main.java
"$JAVA_HOME/bin/javac" -proc:none -d classes Main.java
"$JAVA_HOME/bin/jar" cf main.jar -C classes .

# made OPTION...: how many classes of method handles a start makes in place of taking them from the cache, and how many lambdas.
made() {
  "$java" -XX:AOTCache=cache.aot "$@" -Xlog:class+load -cp main.jar Main > load.log
  grep -v 'shared objects file' load.log | awk '/ java\.lang\.invoke\.(LambdaForm|BoundMethodHandle|DirectMethodHandle)/ { forms++ } / Main\$\$Lambda/ { lambdas++ } END { print forms + 0, lambdas + 0 }'
}
"$java" -XX:AOTCacheOutput=cache.aot -cp main.jar Main > train.log 2>&1
read -r forms lambdas < <(made)
read -r native _ < <(made -Djdk.reflect.useNativeAccessorOnly=true)
version=$("$java" -version 2>&1 | head -n 1)
echo "$version"
echo "12 constructors called by reflection, trained with the same: $forms classes made, $lambdas lambdas made"
echo "with useNativeAccessorOnly: $native classes made"
[[ $version == *'"25.'* ]] && [ "$forms" -ge 12 ] && [ "$lambdas" -eq 0 ] && [ "$native" -lt 4 ] || { echo "this has changed"; exit 1; }
