package dev.throng.runner.compiler;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;

/**
 * Has classes call somebody else where they would end the process: {@code System.exit}, {@code
 * Runtime.exit} and {@code Runtime.halt}.
 */
final class ExitGuard {
  private static final MethodTypeDesc OF_STATUS =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final Set<String> ENDS =
      Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

  private final ClassTransform transform;

  /**
   * @param instead a class with static methods {@code exit(int)} and {@code exit(Runtime, int)}
   */
  ExitGuard(String instead) {
    ClassDesc owner = ClassDesc.of(instead);
    CodeTransform calls =
        (code, element) -> {
          if (!(element instanceof InvokeInstruction call) || !ends(call)) {
            code.with(element);
          } else if (call.opcode() == Opcode.INVOKESTATIC) {
            code.invokestatic(owner, "exit", OF_STATUS);
          } else {
            code.invokestatic(
                owner,
                "exit",
                MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ClassDesc.of("java.lang.Runtime"),
                    ConstantDescs.CD_int));
          }
        };
    transform = ClassTransform.transformingMethodBodies(calls);
  }

  private static boolean ends(InvokeInstruction call) {
    return ENDS.contains(call.owner().asInternalName() + "." + call.name().stringValue());
  }

  /**
   * A class that ends no process.
   *
   * @param bytes of its class file
   */
  byte[] guarded(byte[] bytes) {
    ClassFile files = ClassFile.of();
    return files.transformClass(files.parse(bytes), transform);
  }
}
