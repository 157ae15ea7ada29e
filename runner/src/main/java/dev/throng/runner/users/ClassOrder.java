package dev.throng.runner.users;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.LineNumberInfo;
import java.util.HashMap;
import java.util.Map;

/**
 * Where in its source a class has its methods. Reflection tells them in no order; tasks that run in
 * order, and draws that a seed repeats, need one.
 */
final class ClassOrder {
  private final Map<String, Integer> lines = new HashMap<>();
  private final String file;
  private int first = Integer.MAX_VALUE;

  /**
   * @param bytes of a class file; one without line numbers has its methods in the order of the file
   */
  ClassOrder(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    file =
        model
            .findAttribute(Attributes.sourceFile())
            .map(attribute -> attribute.sourceFile().stringValue())
            .orElse(model.thisClass().asInternalName());
    int place = 0;
    for (MethodModel method : model.methods()) {
      int line = firstLine(method, place++);
      first = Math.min(first, line);
      String name = method.methodName().stringValue();
      if (method.methodTypeSymbol().parameterCount() == 0) {
        lines.put(name, line);
      } else {
        lines.putIfAbsent(name, line);
      }
    }
  }

  private static int firstLine(MethodModel method, int otherwise) {
    return method
        .findAttribute(Attributes.code())
        .flatMap(code -> code.findAttribute(Attributes.lineNumberTable()))
        .map(table ->
            table.lineNumbers().stream()
                .mapToInt(LineNumberInfo::lineNumber)
                .min()
                .orElse(otherwise))
        .orElse(otherwise);
  }

  /** The name of its source, without its folder. */
  String file() {
    return file;
  }

  /** Of a method; of one without parameters, if there is one. */
  int line(String method) {
    return lines.getOrDefault(method, Integer.MAX_VALUE);
  }

  /** Of what comes first in the class; often its own. */
  int firstLine() {
    return first;
  }
}
