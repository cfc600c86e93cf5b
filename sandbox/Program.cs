Console.WriteLine("McaBot sandbox");
